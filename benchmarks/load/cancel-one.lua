-- Cancels one run after the other by id: run-1, run-2, … Each thread takes its own share.
local threads = 0
function setup(thread) thread:set("share", threads); threads = threads + 1 end
local n = 0
local headers = { ["Content-Type"] = "application/json" }
function request()
  n = n + 1
  local id = n * 2 + share
  return wrk.format("POST", "/cancel-flow-executions", headers,
    '{"flowName":"orders","executionIds":["run-' .. id .. '"]}')
end
