-- Requests a page of flows from the middle of the list.
dofile(os.getenv("LOAD") .. "/body.lua")
local body = '{"maxResults":20,"nextToken":"' .. os.getenv("TOKEN") .. '"}'
function request() return post("/list-flows", body) end
