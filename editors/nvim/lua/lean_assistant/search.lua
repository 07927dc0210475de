--- The search for a proof in a split: states and the tactics between them, as they come.

local M = {}

local SIGNS = { open = '○', proved = '✓', exhausted = '·', refuted = '⊥', pruned = '-' }

--- The searches that are known, the newest one, and the buffer that shows it.
local searches = {}
local newest = nil
local buffer = nil

local function tree_of(delta)
  searches[delta.search] = searches[delta.search] or { title = delta.title, nodes = {}, edges = {}, status = {}, proof = '' }
  return searches[delta.search]
end

--- Lines for a state and everything below it.
local function lines_of(tree, node, indent, tactic, lines)
  local state = tree.nodes[node]
  if not state or #lines > 2000 then
    return
  end
  local goal = (state.goals[1] or 'no goals'):match('⊢[^\n]*') or 'no goals'
  local more = #state.goals > 1 and (' (+%d)'):format(#state.goals - 1) or ''
  local sign = SIGNS[tree.status[node] or 'open'] or '○'
  table.insert(lines, ('%s%s %s%s%s'):format(indent, sign, tactic ~= '' and tactic .. '  ' or '', goal, more))
  for _, edge in ipairs(tree.edges[node] or {}) do
    local said = edge.tactic:gsub('\n%s*', '; ')
    if #edge.children == 0 then
      table.insert(lines, ('%s  ✓ %s'):format(indent, said))
    end
    for index, child in ipairs(edge.children) do
      lines_of(tree, child, indent .. '  ', index == 1 and said or '', lines)
    end
  end
end

local HELP = table.concat({
  '○ open  ✓ proved  · nothing left to try  ⊥ false  - pruned',
  'A row is a tactic and the goal that it leads to; (+2) are further goals.',
  'q closes the split; the search goes on.',
}, '\n')

local function draw()
  if not buffer or not vim.api.nvim_buf_is_valid(buffer) then
    return
  end
  local tree = searches[newest]
  local lines = { tree and tree.title or 'no search yet: :LeanAssistant prove at a sorry begins one (? explains, q closes)' }
  if tree then
    lines_of(tree, 0, '', '', lines)
    if tree.proof ~= '' then
      vim.list_extend(lines, { '', 'proof:' })
      vim.list_extend(lines, vim.split(tree.proof, '\n', { plain = true }))
    end
    if tree.ended then
      vim.list_extend(lines, { '', 'ended: ' .. tree.ended })
    end
  end
  vim.bo[buffer].modifiable = true
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, lines)
  vim.bo[buffer].modifiable = false
end

--- A change of a search's tree.
function M.learn(delta)
  if delta.search == '' then
    return
  end
  if newest and newest ~= delta.search and #vim.tbl_keys(searches) > 8 then
    searches = { [newest] = searches[newest] }
  end
  local tree = tree_of(delta)
  newest = delta.search
  for _, node in ipairs(delta.opened) do
    tree.nodes[node.id] = node
  end
  for _, edge in ipairs(delta.edges) do
    tree.edges[edge.node] = tree.edges[edge.node] or {}
    table.insert(tree.edges[edge.node], edge)
  end
  for _, gone in ipairs(delta.withdrawn) do
    tree.edges[gone.node] = vim.tbl_filter(function(edge)
      return edge.tactic ~= gone.tactic
    end, tree.edges[gone.node] or {})
  end
  for _, change in ipairs(delta.status) do
    tree.status[change.id] = change.status
  end
  for _, refuted in ipairs(delta.refuted) do
    tree.status[refuted.node] = 'refuted'
  end
  tree.proof = delta.proof ~= '' and delta.proof or tree.proof
  tree.ended = delta['end'] ~= '' and delta['end'] or tree.ended
  draw()
end

--- Shows the newest search in a split, and follows it there.
function M.open()
  if not buffer or not vim.api.nvim_buf_is_valid(buffer) then
    buffer = vim.api.nvim_create_buf(false, true)
    vim.api.nvim_buf_set_name(buffer, 'lean-assistant://search')
    vim.bo[buffer].modifiable = false
    vim.bo[buffer].filetype = 'lean'
    vim.keymap.set('n', 'q', '<Cmd>close<CR>', { buffer = buffer, desc = 'close the search' })
    vim.keymap.set('n', '?', function()
      vim.notify(HELP)
    end, { buffer = buffer, desc = 'explain the search' })
  end
  if vim.fn.bufwinid(buffer) == -1 then
    vim.cmd('botright vsplit')
    vim.api.nvim_win_set_buf(0, buffer)
    vim.wo.wrap, vim.wo.linebreak, vim.wo.breakindent, vim.wo.breakindentopt = true, true, true, 'shift:4'
    vim.cmd.wincmd('p')
  end
  draw()
end

--- What the split shows, for tests.
function M.lines()
  return buffer and vim.api.nvim_buf_get_lines(buffer, 0, -1, false) or {}
end

return M
