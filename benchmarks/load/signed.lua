-- Cancels a finished run, signed: AUTHORIZATION and AMZ_DATE belong to this request.
dofile(os.getenv("LOAD") .. "/body.lua")
headers["Authorization"] = os.getenv("AUTHORIZATION")
headers["X-Amz-Date"] = os.getenv("AMZ_DATE")
headers["Host"] = os.getenv("SIGNED_HOST")
local body = '{"flowName":"orders","executionIds":["old-1"]}'
function request() return post("/cancel-flow-executions", body) end
