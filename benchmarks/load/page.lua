-- Requests the newest page of records.
dofile(os.getenv("LOAD") .. "/body.lua")
function request() return post("/describe-flow-execution-records", '{"flowName":"orders"}') end
