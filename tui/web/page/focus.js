// Keys reach the app without a click, as soon as it shows something.
window.addEventListener('load', () => {
  const started = new MutationObserver(() => {
    if (!document.body.classList.contains('-first-byte')) return
    started.disconnect()
    document.querySelector('.xterm-helper-textarea').focus()
  })
  started.observe(document.body, { attributeFilter: ['class'] })
})
