--- The proving assistant in Neovim (0.11 or newer): its language server, ghost text, lenses, status and searches.
---
---   require('lean_assistant').setup({ cmd = { 'assistant', 'lsp' }, keys = true, accept = '<Tab>' })

local M = {}

local NAME = 'assistant'
local DEFAULTS = {
  cmd = { 'assistant', 'lsp' },
  --- Lean files; the second is what lean.nvim calls them.
  filetypes = { 'lean', 'lean4' },
  root_markers = { 'lakefile.toml', 'lakefile.lean', 'lean-toolchain', '.git' },
  ghost_text = true,
  --- The key that takes ghost text; what it does otherwise stays.
  accept = '<Tab>',
  next = '<M-]>',
  previous = '<M-[>',
  dismiss = '<C-]>',
  --- `<LocalLeader>a` and a letter: prove here, whole declaration, file, insert a waiting proof, search, stop.
  keys = true,
  --- What the server is told besides, as in the section `assistant` of an editor's settings.
  settings = {},
}
local COMMANDS = {
  prove = 'assistant.server.prove',
  declaration = 'assistant.server.closeDeclaration',
  file = 'assistant.server.closeFile',
  insert = 'assistant.server.insert',
  longer = 'assistant.server.proveLonger',
}

M.options = DEFAULTS
M._status = {}
--- What the server said last, in full.
M._said = ''

--- The client of a buffer, or nil.
local function client_of(buffer)
  return vim.lsp.get_clients({ bufnr = buffer or 0, name = NAME })[1]
end
M.client_of = client_of

--- What the assistant is at, for a status line; empty while there is nothing to say.
function M.status()
  local status = M._status
  if status.state == 'error' then
    return '✗ ' .. status.message
  elseif status.state == 'starting' then
    return '… starting Lean'
  elseif status.running and #status.running > 0 then
    return '◌ ' .. status.running[#status.running].title
  elseif status.message and status.message ~= '' then
    return '… ' .. status.message
  end
  return ''
end

--- Has the server work at the cursor: `prove`, `declaration`, `file`, `insert`, `longer`, or `stop` for all that runs.
function M.run(what)
  local client = client_of()
  if not client then
    vim.notify('the assistant is not running in this buffer; :checkhealth lean_assistant says why', vim.log.levels.WARN)
  elseif what == 'stop' then
    client:exec_cmd({ title = 'stop', command = 'assistant.server.stop', arguments = {} })
  elseif COMMANDS[what] then
    local at = vim.lsp.util.make_position_params(0, client.offset_encoding)
    local arguments = { at.textDocument.uri, what ~= 'file' and at.position or nil }
    client:exec_cmd({ title = what, command = COMMANDS[what], arguments = arguments })
  else
    vim.notify('there is no `' .. what .. '`; there are ' .. table.concat(M.words(), ', '), vim.log.levels.WARN)
  end
end

--- What `:LeanAssistant` can be followed by.
function M.words()
  local words = vim.tbl_keys(COMMANDS)
  vim.list_extend(words, { 'stop', 'search' })
  table.sort(words)
  return words
end

--- What can be asked for, by which keys, and what was said last.
function M.overview()
  local leader = vim.g.maplocalleader or '\\'
  local lines = { ':LeanAssistant ' .. table.concat(M.words(), ' | ') }
  if M.options.keys then
    local keys = { 'ap prove', 'ad declaration', 'af file', 'ai insert', 'am longer', 'as search', 'ax stop' }
    table.insert(lines, 'by keys: ' .. leader .. table.concat(keys, ', ' .. leader))
  end
  if M._said ~= '' then
    table.insert(lines, 'said last: ' .. M._said)
  end
  return table.concat(lines, '\n')
end

--- A message of the server in one line of the screen, so that nobody has to press enter for it.
local function say(kind, text)
  M._said = text
  local line = text:gsub('%s*\n%s*', ' ')
  local room = vim.o.columns - 14
  if vim.fn.strdisplaywidth(line) > room then
    line = vim.fn.strcharpart(line, 0, room - 20) .. '… (:LeanAssistant)'
  end
  vim.notify(line, ({ vim.log.levels.ERROR, vim.log.levels.WARN })[kind] or vim.log.levels.INFO)
end

local function refresh_lenses(buffer)
  if client_of(buffer) then
    vim.lsp.codelens.refresh({ bufnr = buffer })
  end
end

local function attach(buffer)
  local options = M.options
  vim.lsp.inlay_hint.enable(true, { bufnr = buffer })
  local group = vim.api.nvim_create_augroup('lean_assistant_' .. buffer, {})
  vim.api.nvim_create_autocmd({ 'InsertLeave', 'TextChanged', 'BufEnter' }, {
    group = group,
    buffer = buffer,
    callback = function()
      refresh_lenses(buffer)
    end,
  })
  refresh_lenses(buffer)
  if options.ghost_text then
    require('lean_assistant.ghost').attach(buffer, group)
  end
  if options.keys then
    local keys = { p = 'prove', d = 'declaration', f = 'file', i = 'insert', m = 'longer', x = 'stop', s = 'search' }
    for key, what in pairs(keys) do
      vim.keymap.set('n', '<LocalLeader>a' .. key, function()
        if what == 'search' then
          require('lean_assistant.search').open()
        else
          M.run(what)
        end
      end, { buffer = buffer, desc = 'Lean assistant: ' .. what })
    end
  end
end

--- Starts the server for Lean files from now on. See `DEFAULTS` for the options.
function M.setup(options)
  M.options = vim.tbl_deep_extend('force', DEFAULTS, options or {})
  local search = require('lean_assistant.search')
  local capabilities = vim.lsp.protocol.make_client_capabilities()
  capabilities.textDocument.inlineCompletion = { dynamicRegistration = false }
  capabilities.workspace.codeLens = { refreshSupport = true }
  vim.lsp.config(NAME, {
    cmd = M.options.cmd,
    filetypes = M.options.filetypes,
    root_markers = M.options.root_markers,
    capabilities = capabilities,
    init_options = { statusNotifications = true, treeNotifications = true },
    settings = { assistant = M.options.settings },
    handlers = {
      ['window/showMessage'] = function(_, message)
        say(message.type, message.message)
      end,
      ['assistant/statusChanged'] = function(_, status)
        M._status = status
        vim.cmd.redrawstatus()
      end,
      ['assistant/suggestionsReady'] = function(_, ready)
        require('lean_assistant.ghost').ready(ready)
      end,
      ['assistant/treeChanged'] = function(_, delta)
        search.learn(delta)
      end,
      ['workspace/codeLens/refresh'] = function(_, _, context)
        for buffer in pairs(vim.lsp.get_client_by_id(context.client_id).attached_buffers) do
          refresh_lenses(buffer)
        end
        return vim.NIL
      end,
    },
  })
  vim.api.nvim_create_autocmd('LspAttach', {
    group = vim.api.nvim_create_augroup('lean_assistant', {}),
    callback = function(event)
      if vim.lsp.get_client_by_id(event.data.client_id).name == NAME then
        attach(event.buf)
      end
    end,
  })
  vim.api.nvim_create_user_command('LeanAssistant', function(command)
    if command.args == '' then
      vim.notify(M.overview())
    elseif command.args == 'search' then
      search.open()
    else
      M.run(command.args)
    end
  end, {
    nargs = '?',
    complete = function(typed)
      return vim.tbl_filter(function(word)
        return vim.startswith(word, typed)
      end, M.words())
    end,
  })
  vim.lsp.enable(NAME)
end

return M
