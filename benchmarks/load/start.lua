-- Starts runs.
dofile(os.getenv("LOAD") .. "/body.lua")
function request() return post("/start-flow", '{"flowName":"orders"}') end
