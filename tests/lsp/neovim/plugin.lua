-- Neovim with the module that comes with the assistant.
vim.opt.runtimepath:append(vim.env.ASSISTANT_PLUGIN)
vim.g.maplocalleader = ','
require('lean_assistant').setup({ cmd = vim.split(vim.env.ASSISTANT_COMMAND, '\t') })
