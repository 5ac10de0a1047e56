/** The script of each shell. All it does is ask the program that is typed: so it knows every command and environment of that checkout. */
export const scripts = {
  bash: `# Completion of slipway for bash: eval "$(slipway completion bash)"
_slipway() {
  local IFS=$'\\n'
  COMPREPLY=($("\${COMP_WORDS[0]}" complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _slipway slipway`,

  zsh: `# Completion of slipway for zsh, after compinit: eval "$(slipway completion zsh)"
_slipway() {
  local found
  found=$("\${words[1]}" complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)
  if [[ -n $found ]]; then
    compadd -- "\${(@f)found}"
  else
    _files
  fi
}
compdef _slipway slipway`,

  fish: `# Completion of slipway for fish: slipway completion fish | source
function __slipway_complete
    set -l words (commandline -opc) (commandline -ct)
    $words[1] complete -- $words[2..] 2>/dev/null
end
complete -c slipway -f -a '(__slipway_complete)'`,
} as const;

export type Shell = keyof typeof scripts;
