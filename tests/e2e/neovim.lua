-- Driven by neovim.mjs: a headless Neovim as a person would have it, checks written to the file in $REPORT.
local report = {}
local function check(name, ok, detail)
  table.insert(report, (ok and 'ok - ' or 'not ok - ') .. name .. (ok and '' or '\n  ' .. tostring(detail)))
end

local function finish()
  vim.fn.writefile(vim.split(table.concat(report, '\n'), '\n'), vim.env.REPORT)
  vim.cmd('qa!')
end

local folder = vim.env.NOTES
local client_id = vim.lsp.start_client({
  name = 'mllm-lsp',
  cmd = { vim.env.BINARY, 'serve' },
  root_dir = folder,
  workspace_folders = { { uri = vim.uri_from_fname(folder), name = folder } },
})
vim.cmd('edit ' .. folder .. '/a.md')
vim.lsp.buf_attach_client(0, client_id)

local attached = vim.wait(15000, function()
  local client = vim.lsp.get_client_by_id(client_id)
  return client ~= nil and client.initialized == true
end, 10)
check('attaches', attached, 'not initialized')

local function ask(method, params)
  local answers, problem = vim.lsp.buf_request_sync(0, method, params, 15000)
  local answer = answers and answers[client_id]
  return answer and answer.result, problem or vim.inspect(answer)
end

-- The range of an answer is in UTF-16 units, as Neovim 0.7 asks.
local function request(method, line, character)
  return ask(method, {
    textDocument = { uri = vim.uri_from_bufnr(0) },
    position = { line = line, character = character },
  })
end

local hover, problem = request('textDocument/hover', 0, 4)
check('hover on RoPE in 使用RoPE编码', hover and vim.inspect(hover.contents):find('旋转位置编码', 1, true), problem)
check('the hover covers just RoPE', hover and hover.range and hover.range.start.character == 2 and hover.range['end'].character == 6, vim.inspect(hover))

local list
list, problem = request('textDocument/completion', 2, 1)
local items = list and (list.items or list) or {}
local offered
for _, item in ipairs(items) do
  if item.label == '旋转位置编码' then offered = item end
end
check('completion after 旋', offered, problem)
check('the item replaces just 旋', offered and offered.textEdit and offered.textEdit.range and offered.textEdit.range.start.character == 0
  and offered.textEdit.range['end'].character == 1, vim.inspect(offered))

local function codes()
  return vim.tbl_map(function(d) return d.code or (d.user_data and d.user_data.lsp and d.user_data.lsp.code) end, vim.diagnostic.get(0))
end
check('the broken wiki link is reported', vim.wait(15000, function() return vim.tbl_contains(codes(), 'broken-wiki-link') end, 10), vim.inspect(vim.diagnostic.get(0)))

local definition
definition, problem = request('textDocument/definition', 1, 4)
definition = definition and (definition[1] or definition)
check('definition of a wiki link', definition and (definition.uri or definition.targetUri):find('b.md', 1, true), problem)

-- Neovim 0.7 does not watch files: the server has to see the new note by itself.
vim.fn.writefile({ '# Gone' }, folder .. '/gone.md')
check('the finding vanishes when the note is created on disk', vim.wait(15000, function() return #vim.diagnostic.get(0) == 0 end, 10), vim.inspect(vim.diagnostic.get(0)))
vim.fn.delete(folder .. '/gone.md')
check('and comes back when it is deleted', vim.wait(15000, function() return vim.tbl_contains(codes(), 'broken-wiki-link') end, 10), vim.inspect(vim.diagnostic.get(0)))
vim.fn.writefile({ '# Gone' }, folder .. '/gone.md')
vim.wait(15000, function() return #vim.diagnostic.get(0) == 0 end, 10)

-- Typing: incremental changes, a broken link that is mended by hand.
vim.api.nvim_buf_set_lines(0, -1, -1, false, { '😀 [[nowhere]]' })
check('typing a broken link reports it', vim.wait(15000, function() return #vim.diagnostic.get(0) == 1 end, 10), vim.inspect(vim.diagnostic.get(0)))
vim.api.nvim_buf_set_lines(0, -2, -1, false, { '😀 [[b]]' })
check('mending it takes the finding away', vim.wait(15000, function() return #vim.diagnostic.get(0) == 0 end, 10), vim.inspect(vim.diagnostic.get(0)))

-- Rename, references, code actions and moved files: by Neovim's own commands where 0.7 has them, and as they stand on the disk when saved.
local function open(name)
  vim.cmd('silent write')
  vim.cmd('edit ' .. folder .. '/' .. name)
  vim.lsp.buf_attach_client(0, client_id)
end
local function lines() return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n') end
local function disk(name) return table.concat(vim.fn.readfile(folder .. '/' .. name), '\n') end
-- Neovim's positions are from line 1 and in bytes.
local function rename(line, column, name, expected)
  vim.api.nvim_win_set_cursor(0, { line, column })
  vim.lsp.buf.rename(name)
  local done = vim.wait(15000, function() return lines():find(expected, 1, true) ~= nil end, 10)
  vim.cmd('silent wall')
  return done
end

open('t.md')
check('renaming a heading changes the buffer', rename(1, 3, '新主题', '# 新主题'), lines())
check('and every link to it on the disk', disk('user.md') == '见[[新主题#新主题]]、[x](t.md#新主题)，Bridges 与 Bridge-based 连接器', disk('user.md'))

check('renaming a concept changes the buffer', rename(3, 1, 'Connector', 'Connector 用 `Bridge`'), lines())
check('and its plural and compounds in other notes', disk('user.md') == '见[[新主题#新主题]]、[x](t.md#新主题)，Connectors 与 Connector-based 连接器', disk('user.md'))
check('and its entry', disk('glossary/g.yml') == 'concepts:\n  - { id: bridge, term: Connector / 连接器, definition: d }', disk('glossary/g.yml'))

-- The links were changed on the disk, of which the server hears a moment later.
local window = vim.api.nvim_get_current_win()
check('references fill the quickfix list', vim.wait(15000, function()
  vim.api.nvim_set_current_win(window)
  vim.api.nvim_win_set_cursor(window, { 1, 3 })
  vim.lsp.buf.references({ includeDeclaration = false })
  return vim.wait(1000, function() return #vim.fn.getqflist() == 2 end, 10)
end, 10), vim.inspect(vim.fn.getqflist()))
vim.cmd('cclose')
vim.api.nvim_win_set_cursor(0, { 3, 1 })
-- The entry was changed on the disk, of which the server hears a moment later.
local places
check('references of a concept: its entry and its uses', vim.wait(15000, function()
  places, problem = ask('textDocument/references', vim.tbl_extend('error', vim.lsp.util.make_position_params(), { context = { includeDeclaration = true } }))
  return places ~= nil and #places == 5
end, 100), problem)

vim.api.nvim_buf_set_lines(0, 3, -1, false, { '[[usre]]' })
check('a slip in a link is reported', vim.wait(15000, function() return #vim.diagnostic.get(0) == 1 end, 10), vim.inspect(vim.diagnostic.get(0)))
vim.api.nvim_win_set_cursor(0, { 4, 3 })
local actions
actions, problem = ask('textDocument/codeAction', vim.tbl_extend('error', vim.lsp.util.make_range_params(), { context = { diagnostics = {} } }))
local chosen
for _, action in ipairs(actions or {}) do
  if not chosen and action.title:find('user', 1, true) then chosen = action end
end
check('a code action offers the nearest note', chosen, problem)
if chosen and not chosen.edit then chosen = ask('codeAction/resolve', chosen) end
if chosen and chosen.edit then vim.lsp.util.apply_workspace_edit(chosen.edit, 'utf-16') end
check('and mends the link', lines():find('\n[[user]]', 1, true) and vim.wait(15000, function() return #vim.diagnostic.get(0) == 0 end, 10), lines())
vim.cmd('silent wall')

-- Neovim 0.7 asks nobody when a file is renamed: the request is sent by hand, as plugins of file managers do.
local function move(from, to)
  local files = { files = { { oldUri = vim.uri_from_fname(folder .. '/' .. from), newUri = vim.uri_from_fname(folder .. '/' .. to) } } }
  local edit, why = ask('workspace/willRenameFiles', files)
  if edit then vim.lsp.util.apply_workspace_edit(edit, 'utf-16') end
  vim.cmd('silent wall')
  vim.fn.mkdir(vim.fn.fnamemodify(folder .. '/' .. to, ':h'), 'p')
  if vim.fn.isdirectory(folder .. '/' .. from) == 1 then
    vim.fn.rename(folder .. '/' .. from, folder .. '/' .. to)
  else
    vim.lsp.util.rename(folder .. '/' .. from, folder .. '/' .. to)
  end
  vim.lsp.get_client_by_id(client_id).notify('workspace/didRenameFiles', files)
  return edit, why
end
local moved
moved, problem = move('t.md', '子 目录/新.md')
check('links follow a file that is moved', moved and disk('user.md') == '见[[新主题#新主题]]、[x](子%20目录/新.md#新主题)，Connectors 与 Connector-based 连接器', problem .. disk('user.md'))
vim.cmd('edit ' .. folder .. '/user.md')
vim.lsp.buf_attach_client(0, client_id)
local function broken(count, line)
  return vim.wait(15000, function()
    local found = vim.diagnostic.get(0)
    return #found == count and (count == 0 or found[1].lnum == line)
  end, 10)
end
vim.api.nvim_buf_set_lines(0, -1, -1, false, { '[y](t.md)' })
check('and lead there, while a link to where nothing is any more is broken', disk('子 目录/新.md'):find('# 新主题', 1, true) == 1 and broken(1, 1), vim.inspect(vim.diagnostic.get(0)))
vim.cmd('bwipeout! ' .. vim.fn.bufnr('新.md'))
moved, problem = move('子 目录', '库')
check('and a folder', moved and disk('user.md'):find('[x](库/新.md#新主题)', 1, true), problem .. disk('user.md'))
check('and lead there, too', broken(1, 1), vim.inspect(vim.diagnostic.get(0)))

finish()
