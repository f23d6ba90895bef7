#compdef casus
_arguments \
  '1:command or file:_alternative "commands:command:(run explain actor check dump)" "files:file:_files"' \
  '*:file:_files' \
  '--input[what FILE holds]:kind:(text jsonl)' \
  '--output[what to write]:kind:(doc events tsv conllu html)' \
  '--pretty[indent the JSON]' \
  '--unique[leave out events that are told again]' \
  '--date[date of documents without one]:date:' \
  '--id[id of a plain text]:id:' \
  '--offsets[what offsets count]:unit:(codepoints bytes utf16)' \
  '--lossy[replace bytes that are not UTF-8]' \
  '--data[use this data]:pack:_files' \
  '*--data-dir[lay your own data over it]:directory:_files' \
  '--quiet[no notes on stderr]' \
  '--help[show the options]' \
  '--version[show the versions]'
