-- Neovim as a user configures it for the assistant: nothing but what comes with Neovim.
vim.lsp.config('assistant', {
  cmd = vim.split(vim.env.ASSISTANT_COMMAND, '\t'),
  filetypes = { 'lean' },
  root_markers = { 'lakefile.toml', 'lean-toolchain' },
})
vim.lsp.enable('assistant')

vim.api.nvim_create_autocmd('LspAttach', {
  callback = function(event)
    vim.lsp.inlay_hint.enable(true, { bufnr = event.buf })
    vim.lsp.codelens.refresh({ bufnr = event.buf })
    vim.api.nvim_create_autocmd({ 'InsertLeave', 'TextChanged' }, {
      buffer = event.buf,
      callback = function()
        vim.lsp.codelens.refresh({ bufnr = event.buf })
      end,
    })
  end,
})
