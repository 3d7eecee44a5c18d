-- Sends a request that validation refuses.
dofile(os.getenv("LOAD") .. "/body.lua")
function request() return post("/cancel-flow-executions", '{"flowName":"-orders","executionIds":["a b"]}') end
