-- Requests a flow that exists in other accounts only.
dofile(os.getenv("LOAD") .. "/body.lua")
function request() return post("/describe-flow", '{"flowName":"orders"}') end
