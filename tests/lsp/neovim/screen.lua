-- What is to be seen in Neovim. The tests ask again until it is there.
local screen = {}

--- The text of the buffer.
function screen.text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n') .. '\n'
end

--- The text of the floating windows: a hover.
function screen.floating()
  local found = {}
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      vim.list_extend(found, vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false))
    end
  end
  return table.concat(found, '\n')
end

--- Asks for a hover where none is shown, and gives it a moment.
function screen.hover()
  if screen.floating() == '' then
    vim.lsp.buf.hover()
    vim.wait(5000, function()
      return screen.floating() ~= ''
    end, 20)
  end
  return screen.floating()
end

--- What is written among the text by anybody else than the user, with the number of its line.
function screen.virtual()
  local found = {}
  for name, namespace in pairs(vim.api.nvim_get_namespaces()) do
    if name:find('^nvim%.lsp%.') then
      for _, mark in ipairs(vim.api.nvim_buf_get_extmarks(0, namespace, 0, -1, { details = true })) do
        local words = {}
        for _, chunk in ipairs(mark[4].virt_text or {}) do
          table.insert(words, chunk[1])
        end
        if #words > 0 then
          table.insert(found, { kind = name:match('^nvim%.lsp%.(%a+)'), line = mark[2] + 1, text = vim.trim(table.concat(words)) })
        end
      end
    end
  end
  return found
end

--- Whether the server is there for this buffer.
function screen.attached()
  return #vim.lsp.get_clients({ bufnr = 0, name = 'assistant' }) == 1
end

local taken = ''

--- Takes the first code action at the cursor whose title has `words` in it; its title, or nothing when there is none yet.
function screen.take_code_action(words)
  vim.lsp.buf.code_action({
    apply = true,
    filter = function(action)
      if taken ~= '' or not action.title:find(words, 1, true) then
        return false
      end
      taken = action.title
      return true
    end,
  })
  vim.wait(5000, function()
    return taken ~= ''
  end, 20)
  return taken
end

return screen
