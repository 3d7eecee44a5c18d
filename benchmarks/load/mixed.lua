-- Starts, cancels and describes in 64 accounts, one after the other.
dofile(os.getenv("LOAD") .. "/body.lua")
local n = 0
local bodies = {
  { "/start-flow", '{"flowName":"orders"}' },
  { "/cancel-flow-executions", '{"flowName":"orders"}' },
  { "/describe-flow-execution-records", '{"flowName":"orders","maxResults":5}' },
}
function request()
  n = n + 1
  local account = string.format("%012d", 100000000000 + n % 64)
  headers["Authorization"] = "AWS4-HMAC-SHA256 Credential=" .. account
    .. "/20260101/us-east-1/appflow/aws4_request, SignedHeaders=host, Signature=0"
  local each = bodies[n % 3 + 1]
  return post(each[1], each[2])
end
