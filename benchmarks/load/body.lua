-- Included by every script: JSON POSTs, and a share of the ids for each thread.
local threads = 0
function setup(thread) thread:set("share", threads); threads = threads + 1 end
headers = { ["Content-Type"] = "application/json" }
-- Milliseconds that each connection pauses after an answer, to load a server below its maximum.
local rest = tonumber(os.getenv("REST") or "0")
if rest > 0 then function delay() return rest end end
-- The id of a run, as benchmarks/run creates them: a UUID, as on AWS.
function id(number) return string.format('"00000000-0000-4000-8000-%012d"', number) end
function post(path, body) return wrk.format("POST", path, headers, body) end
