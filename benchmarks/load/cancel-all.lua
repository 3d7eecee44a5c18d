-- Cancels every active run of the flow.
dofile(os.getenv("LOAD") .. "/body.lua")
function request() return post("/cancel-flow-executions", '{"flowName":"orders"}') end
