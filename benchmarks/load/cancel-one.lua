-- Cancels one run after the other by id: each thread its own share of the runs
dofile(os.getenv("LOAD") .. "/body.lua")
-- FROM: how many ids of its share a thread skips.
local n = tonumber(os.getenv("FROM") or "0")
function request()
  n = n + 1
  return post("/cancel-flow-executions", '{"flowName":"orders","executionIds":[' .. id(n * 2 + share) .. "]}")
end
