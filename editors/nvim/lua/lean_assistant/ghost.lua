--- Ghost text: the next tactic, verified at the cursor, drawn behind it until it is taken or the cursor moves on.

local M = {}

local NAMESPACE = vim.api.nvim_create_namespace('lean_assistant.ghost')
local AUTOMATIC = 2
--- Milliseconds that a cursor rests before it is asked for.
local REST = 60

--- What is shown: `items`, which of them, and where it belongs.
local shown = nil
local timer = nil
local cancel = nil

local function options()
  return require('lean_assistant').options
end

local function clear()
  if shown then
    vim.api.nvim_buf_clear_namespace(shown.buffer, NAMESPACE, 0, -1)
    shown = nil
  end
end

--- The text of an item that is not there yet, in lines; nil where it would change what stands before the cursor.
local function rest_of(item, line, column, encoding)
  local text = type(item.insertText) == 'table' and item.insertText.value or item.insertText
  local range = item.range
  if range and range.start.line == line and range['end'].line == line then
    local typed = vim.api.nvim_get_current_line()
    local from = vim.str_byteindex(typed, encoding, range.start.character, false)
    local until_ = vim.str_byteindex(typed, encoding, range['end'].character, false)
    local before, after = typed:sub(from + 1, column), typed:sub(column + 1, until_)
    if not vim.startswith(text, before) or (after ~= '' and not vim.endswith(text, after) and after ~= 'sorry') then
      return nil
    end
    text = text:sub(#before + 1)
  end
  return text ~= '' and vim.split(text, '\n', { plain = true }) or nil
end

local function draw()
  vim.api.nvim_buf_clear_namespace(shown.buffer, NAMESPACE, 0, -1)
  local lines = shown.texts[shown.index]
  local below = {}
  for index = 2, #lines do
    table.insert(below, { { lines[index], 'Comment' } })
  end
  vim.api.nvim_buf_set_extmark(shown.buffer, NAMESPACE, shown.line, shown.column, {
    virt_text = { { lines[1], 'Comment' } },
    virt_text_pos = 'inline',
    virt_lines = #below > 0 and below or nil,
  })
end

local function show(buffer, line, column, items, encoding)
  clear()
  local texts, kept = {}, {}
  for _, item in ipairs(items) do
    local lines = rest_of(item, line, column, encoding)
    if lines then
      table.insert(texts, lines)
      table.insert(kept, item)
    end
  end
  if #texts > 0 then
    shown = { buffer = buffer, line = line, column = column, items = kept, texts = texts, index = 1, encoding = encoding }
    draw()
  end
end

local function ask(buffer)
  local client = require('lean_assistant').client_of(buffer)
  if not client or vim.api.nvim_get_mode().mode:sub(1, 1) ~= 'i' or buffer ~= vim.api.nvim_get_current_buf() then
    return
  end
  local line, column = unpack(vim.api.nvim_win_get_cursor(0))
  local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
  params.context = { triggerKind = AUTOMATIC }
  if cancel then
    cancel()
  end
  local ok, request = client:request('textDocument/inlineCompletion', params, function(error, answer)
    cancel = nil
    local now = vim.api.nvim_win_get_cursor(0)
    local here = buffer == vim.api.nvim_get_current_buf() and now[1] == line and now[2] == column
    if error or not here or vim.api.nvim_get_mode().mode:sub(1, 1) ~= 'i' then
      return
    end
    show(buffer, line - 1, column, answer and (answer.items or answer) or {}, client.offset_encoding)
  end, buffer)
  if ok then
    cancel = function()
      client:cancel_request(request)
    end
  end
end

local function soon(buffer)
  clear()
  if timer then
    timer:stop()
  end
  timer = vim.defer_fn(function()
    ask(buffer)
  end, REST)
end

--- Something has arrived that the last answer did not have.
function M.ready(ready)
  local buffer = vim.api.nvim_get_current_buf()
  if not shown and vim.uri_from_bufnr(buffer) == ready.uri then
    ask(buffer)
  end
end

--- Writes what is shown into the text; whether there was something.
function M.accept()
  if not shown then
    return false
  end
  local taken, item = shown, shown.items[shown.index]
  clear()
  vim.schedule(function()
    local text = type(item.insertText) == 'table' and item.insertText.value or item.insertText
    local start = { line = taken.line, character = vim.str_utfindex(vim.api.nvim_get_current_line(), taken.encoding, taken.column) }
    local edit = { range = item.range or { start = start, ['end'] = start }, newText = text }
    vim.lsp.util.apply_text_edits({ edit }, taken.buffer, taken.encoding)
    local lines = vim.split(text, '\n', { plain = true })
    local row = edit.range.start.line + #lines
    local before = #lines == 1 and vim.str_byteindex(vim.api.nvim_buf_get_lines(taken.buffer, row - 1, row, false)[1], taken.encoding, edit.range.start.character, false) or 0
    vim.api.nvim_win_set_cursor(0, { row, before + #lines[#lines] })
  end)
  return true
end

--- Shows the next item, or with -1 the one before.
function M.turn(by)
  if shown then
    shown.index = (shown.index - 1 + by) % #shown.items + 1
    draw()
  end
end

M.dismiss = clear

--- What is shown now, for tests and status lines; nil where nothing is.
function M.text()
  return shown and table.concat(shown.texts[shown.index], '\n') or nil
end

function M.attach(buffer, group)
  vim.api.nvim_create_autocmd({ 'InsertEnter', 'CursorMovedI', 'TextChangedI' }, {
    group = group,
    buffer = buffer,
    callback = function()
      soon(buffer)
    end,
  })
  vim.api.nvim_create_autocmd({ 'InsertLeave', 'BufLeave' }, { group = group, buffer = buffer, callback = clear })
  local function map(key, work)
    if key and key ~= '' then
      vim.keymap.set('i', key, work, { buffer = buffer, expr = true, desc = 'Lean assistant: ghost text' })
    end
  end
  map(options().accept, function()
    return M.accept() and '' or options().accept
  end)
  for key, by in pairs({ [options().next] = 1, [options().previous] = -1 }) do
    map(key, function()
      vim.schedule(function()
        M.turn(by)
      end)
      return ''
    end)
  end
  map(options().dismiss, function()
    vim.schedule(clear)
    return ''
  end)
end

return M
