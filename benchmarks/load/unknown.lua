-- Asks for a flow that the account does not have, though others do.
dofile(os.getenv("LOAD") .. "/body.lua")
function request() return post("/describe-flow", '{"flowName":"orders"}') end
