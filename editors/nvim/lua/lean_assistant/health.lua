--- `:checkhealth lean_assistant`

local M = {}

function M.check()
  local health, options = vim.health, require('lean_assistant').options
  health.start('Lean assistant')
  if vim.fn.has('nvim-0.11') == 1 then
    health.ok('Neovim has `vim.lsp.config`')
  else
    health.error('Neovim 0.11 or newer is needed')
  end
  local program = options.cmd[1]
  if vim.fn.executable(program) == 1 then
    health.ok('`' .. program .. '` is found: ' .. vim.fn.exepath(program))
  else
    health.error('`' .. program .. '` is not found', { 'install it (`make install` in its checkout)', 'or give its path: setup({ cmd = { PATH, "lsp" } })' })
  end
  local clients = vim.lsp.get_clients({ name = 'assistant' })
  if #clients > 0 then
    health.ok('the server runs')
    local status = require('lean_assistant').status()
    if status ~= '' then
      health.info(status)
    end
  else
    health.info('the server does not run: open a Lean file, and call setup()')
  end
end

return M
