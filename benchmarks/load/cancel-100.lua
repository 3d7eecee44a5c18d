-- Cancels a hundred runs at a time.
dofile(os.getenv("LOAD") .. "/body.lua")
-- FROM: how many ids of its share a thread skips.
local n = tonumber(os.getenv("FROM") or "0")
function request()
  local ids = {}
  for i = 1, 100 do
    n = n + 1
    ids[i] = id(n * 2 + share)
  end
  return post("/cancel-flow-executions", '{"flowName":"orders","executionIds":[' .. table.concat(ids, ",") .. "]}")
end
