# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Completion of afterlift-cli for fish.
# Nothing is read from the diary: pressing a key must not show what is in it. A test compares all this with the help of
# the program.

# The one or two words of the command that is being written.
function __afterlift_cli_command
    set -l found
    set -l skip 0
    for word in (commandline -opc)[2..]
        if test $skip = 1
            set skip 0
        else if test $word = --diary
            set skip 1
        else if not string match -q -- '-*' $word
            set -a found $word
            if test (count $found) = 2; or not contains -- $found[1] procedure remind visit
                break
            end
        end
    end
    string join ' ' -- $found
end

function __afterlift_cli_is
    set -l command (__afterlift_cli_command)
    contains -- "$command" $argv
end

# A sign or an area, and a side where one is being written.
function __afterlift_cli_sided
    set -l word (string replace -r '^--[a-z-]+=' '' -- (commandline -ct))
    if string match -q -- '*:*' $word
        set word (string split -m 1 : -- $word)[1]
        printf '%s\n' $word:left $word:right $word:both
    else
        printf '%s\n' $argv
    end
end

complete -c afterlift-cli -f
complete -c afterlift-cli -l diary -r -F -d 'use this diary instead of your own'
complete -c afterlift-cli -l json -d 'print one JSON object for programs'
complete -c afterlift-cli -s h -l help -d 'print this help'
complete -c afterlift-cli -s V -l version -d 'print the version'

complete -c afterlift-cli -n "__afterlift_cli_is ''" -a procedure -d 'Thread lifts'
complete -c afterlift-cli -n "__afterlift_cli_is ''" -a log -d 'Write a day: how it was at its worst'
complete -c afterlift-cli -n "__afterlift_cli_is ''" -a worried -d 'Whom to call, and what to say'
complete -c afterlift-cli -n "__afterlift_cli_is ''" -a show -d 'Show the days, the chart and what the diary has to say'
complete -c afterlift-cli -n "__afterlift_cli_is ''" -a history -d 'Show every saved state of a day'
complete -c afterlift-cli -n "__afterlift_cli_is ''" -a undo -d 'Take back the newest change of a day, or the newest of all'
complete -c afterlift-cli -n "__afterlift_cli_is ''" -a delete -d 'Delete a day; its history stays, and undo brings it back'
complete -c afterlift-cli -n "__afterlift_cli_is ''" -a remind -d 'Reminders'
complete -c afterlift-cli -n "__afterlift_cli_is ''" -a visit -d 'Visits'
complete -c afterlift-cli -n "__afterlift_cli_is ''" -a export -d 'Write a report or the numbers into a file'
complete -c afterlift-cli -n "__afterlift_cli_is ''" -a import -d 'Take in a file: Afterlift’s JSON or CSV, or a table of another program'
complete -c afterlift-cli -n "__afterlift_cli_is ''" -a backup -d 'Make a copy of the diary, and check it'
complete -c afterlift-cli -n "__afterlift_cli_is ''" -a backups -d 'List the copies that Afterlift made, and check each'
complete -c afterlift-cli -n "__afterlift_cli_is ''" -a restore -d 'Bring days back from a copy'
complete -c afterlift-cli -n "__afterlift_cli_is ''" -a erase -d 'Erase a day and its whole history for good. This cannot be undone'
complete -c afterlift-cli -n "__afterlift_cli_is ''" -a check -d 'Check that the diary file is whole'
complete -c afterlift-cli -n "__afterlift_cli_is ''" -a salvage -d 'Save what can be read of a damaged diary into a new file'
complete -c afterlift-cli -n "__afterlift_cli_is ''" -a sample -d 'Write a believable sample diary into a folder'

complete -c afterlift-cli -n "__afterlift_cli_is procedure" -a new -d 'Start a diary for a thread lift'
complete -c afterlift-cli -n "__afterlift_cli_is procedure" -a list -d 'List the thread lifts of the diary'
complete -c afterlift-cli -n "__afterlift_cli_is procedure" -a show -d 'Show one thread lift, else the current one'
complete -c afterlift-cli -n "__afterlift_cli_is procedure" -a edit -d 'Change what is known of a thread lift'
complete -c afterlift-cli -n "__afterlift_cli_is procedure" -a archive -d 'Put a thread lift away; nothing is deleted'
complete -c afterlift-cli -n "__afterlift_cli_is procedure" -a unarchive -d 'Take a thread lift out again that was put away'

complete -c afterlift-cli -n "__afterlift_cli_is remind" -a add -d 'Add a reminder'
complete -c afterlift-cli -n "__afterlift_cli_is remind" -a list -d 'List the reminders'
complete -c afterlift-cli -n "__afterlift_cli_is remind" -a edit -d 'Change a reminder'
complete -c afterlift-cli -n "__afterlift_cli_is remind" -a remove -d 'Remove a reminder'
complete -c afterlift-cli -n "__afterlift_cli_is remind" -a next -d 'Say when the next reminder comes, or why none does'
complete -c afterlift-cli -n "__afterlift_cli_is remind" -a pause -d 'Switch all reminders off, and keep them'
complete -c afterlift-cli -n "__afterlift_cli_is remind" -a resume -d 'Switch the reminders on again'
complete -c afterlift-cli -n "__afterlift_cli_is remind" -a settings -d 'Show or change quiet hours, snooze and words'
complete -c afterlift-cli -n "__afterlift_cli_is remind" -a test -d 'Show a notification to see whether they come'
complete -c afterlift-cli -n "__afterlift_cli_is remind" -a export-ics -d 'Write the reminders as a calendar file, for a phone'
complete -c afterlift-cli -n "__afterlift_cli_is remind" -a doctor -d 'Find out why a reminder does not come'

complete -c afterlift-cli -n "__afterlift_cli_is visit" -a add -d 'Write down a visit that is planned'
complete -c afterlift-cli -n "__afterlift_cli_is visit" -a list -d 'List the visits'
complete -c afterlift-cli -n "__afterlift_cli_is visit" -a edit -d 'Change a visit'
complete -c afterlift-cli -n "__afterlift_cli_is visit" -a held -d 'Say that a visit took place'
complete -c afterlift-cli -n "__afterlift_cli_is visit" -a remove -d 'Remove a visit'

complete -c afterlift-cli -n "__afterlift_cli_is 'procedure new' 'procedure edit'" -l date -x -d 'day of the procedure; it may lie ahead'
complete -c afterlift-cli -n "__afterlift_cli_is 'procedure new' 'procedure edit'" -l material -x -a 'pdo plla pcl mixed other unknown clear' -d 'pdo, plla, pcl, mixed, other or unknown'
complete -c afterlift-cli -n "__afterlift_cli_is 'procedure new' 'procedure edit'" -l threads -x -d 'number of threads'
complete -c afterlift-cli -n "__afterlift_cli_is 'procedure new' 'procedure edit'" -l area -x -a '(__afterlift_cli_sided brow cheek jawline neck other)' -d 'brow, cheek, jawline, neck or other, with :left, :right or :both; may be repeated'
complete -c afterlift-cli -n "__afterlift_cli_is 'procedure new' 'procedure edit'" -l anaesthetic -x -a 'none topical local sedation unknown clear' -d 'none, topical, local, sedation or unknown'
complete -c afterlift-cli -n "__afterlift_cli_is 'procedure new' 'procedure edit'" -l clinic -x -d 'name of the clinic'
complete -c afterlift-cli -n "__afterlift_cli_is 'procedure new' 'procedure edit'" -l clinician -x -d 'name of the clinician'
complete -c afterlift-cli -n "__afterlift_cli_is 'procedure new' 'procedure edit'" -l phone -x -d 'whom to call'
complete -c afterlift-cli -n "__afterlift_cli_is 'procedure new' 'procedure edit'" -l goals -x -d 'what you hope for'
complete -c afterlift-cli -n "__afterlift_cli_is 'procedure new' 'procedure edit'" -l questions -x -d 'a question for the visit; may be repeated'
complete -c afterlift-cli -n "__afterlift_cli_is log" -l day -x -d 'the day it was like that; today if not given'
complete -c afterlift-cli -n "__afterlift_cli_is log" -l swelling -x -a '0 1 2 3 4 5 6 7 8 9 10 clear' -d 'swelling, 0 none to 10 the most you can imagine'
complete -c afterlift-cli -n "__afterlift_cli_is log" -l bruising -x -a '0 1 2 3 4 5 6 7 8 9 10 clear' -d 'bruising'
complete -c afterlift-cli -n "__afterlift_cli_is log" -l discomfort -x -a '0 1 2 3 4 5 6 7 8 9 10 clear' -d 'pain or discomfort'
complete -c afterlift-cli -n "__afterlift_cli_is log" -l tightness -x -a '0 1 2 3 4 5 6 7 8 9 10 clear' -d 'tightness'
complete -c afterlift-cli -n "__afterlift_cli_is log" -l numbness -x -a '0 1 2 3 4 5 6 7 8 9 10 clear' -d 'numbness'
complete -c afterlift-cli -n "__afterlift_cli_is log" -l sign -x -a '(__afterlift_cli_sided nothing vision breathing stroke skin-pale very-ill one-side face-weak fever pus redness worse unbearable thread-out lump eating rash dimple uneven numb thread-felt)' -d 'a sign that is there, with :left, :right or :both; or nothing; may be repeated'
complete -c afterlift-cli -n "__afterlift_cli_is log" -l no-sign -x -a 'vision breathing stroke skin-pale very-ill one-side face-weak fever pus redness worse unbearable thread-out lump eating rash dimple uneven numb thread-felt' -d 'a sign that is not there (any more); may be repeated'
complete -c afterlift-cli -n "__afterlift_cli_is log" -l more-side -x -a 'left same right clear' -d 'the more swollen side: left, same or right'
complete -c afterlift-cli -n "__afterlift_cli_is log" -l pain-relief -x -a 'yes no clear' -d 'took anything for pain'
complete -c afterlift-cli -n "__afterlift_cli_is log" -l temperature -x -d 'body temperature in degrees Celsius'
complete -c afterlift-cli -n "__afterlift_cli_is log" -l event -x -a 'cold-pack clinic-visit own: clear' -d 'what else there was: cold-pack, clinic-visit, own:TEXT; may be repeated; or clear'
complete -c afterlift-cli -n "__afterlift_cli_is log" -l note -x -d 'a note; - reads it from the input'
complete -c afterlift-cli -n "__afterlift_cli_is log" -l author -x -a 'me helper' -d 'who writes'
complete -c afterlift-cli -n "__afterlift_cli_is log worried show history undo delete 'visit add' export erase" -l procedure -x -d 'another thread lift than the current one'
complete -c afterlift-cli -n "__afterlift_cli_is show" -l day -x -d 'show this day alone'
complete -c afterlift-cli -n "__afterlift_cli_is 'remind add' 'remind edit'" -l time -x -d 'when it rings, such as 20:00'
complete -c afterlift-cli -n "__afterlift_cli_is 'remind add'" -l days -x -a 'mon tue wed thu fri sat sun all' -d 'days of the week; all if not given'
complete -c afterlift-cli -n "__afterlift_cli_is 'remind add'" -l until -x -a 'forever' -d 'last day: a date, a day number, or forever; day 14 if not given'
complete -c afterlift-cli -n "__afterlift_cli_is 'remind add'" -l visits -x -a 'day-before on-the-day' -d 'a reminder of visits: day-before or on-the-day'
complete -c afterlift-cli -n "__afterlift_cli_is 'remind edit'" -l days -x -a 'mon tue wed thu fri sat sun all' -d 'days of the week, or all'
complete -c afterlift-cli -n "__afterlift_cli_is 'remind edit'" -l until -x -a 'forever' -d 'last day: a date, a day number, or forever'
complete -c afterlift-cli -n "__afterlift_cli_is 'remind edit'" -l on -d 'switch it on'
complete -c afterlift-cli -n "__afterlift_cli_is 'remind edit'" -l off -d 'switch it off, and keep it'
complete -c afterlift-cli -n "__afterlift_cli_is 'remind settings'" -l quiet-hours -x -a 'off' -d 'no reminder in these hours, such as 22:00-07:00; or off'
complete -c afterlift-cli -n "__afterlift_cli_is 'remind settings'" -l snooze -x -d 'how long Snooze puts a reminder off, 5 to 720 minutes'
complete -c afterlift-cli -n "__afterlift_cli_is 'remind settings'" -l wording -x -a 'neutral friendly' -d 'neutral says nothing of health; friendly names the face and the day'
complete -c afterlift-cli -n "__afterlift_cli_is 'remind settings'" -l day-end -x -a '0 1 2 3 4 5 6' -d 'hour at which your day ends, 0 (midnight) to 6'
complete -c afterlift-cli -n "__afterlift_cli_is 'remind test'" -l in -x -d 'when to show it; now if not given'
complete -c afterlift-cli -n "__afterlift_cli_is 'remind export-ics'" -s o -l output -r -F -d 'where to; “-” for the standard output, reminders.ics if not given'
complete -c afterlift-cli -n "__afterlift_cli_is 'visit add' 'visit edit'" -l on -x -d 'its day'
complete -c afterlift-cli -n "__afterlift_cli_is 'visit add' 'visit edit'" -l at -x -d 'its time'
complete -c afterlift-cli -n "__afterlift_cli_is 'visit add'" -l kind -x -a 'follow-up check-in own' -d 'follow-up (if not given), check-in or own'
complete -c afterlift-cli -n "__afterlift_cli_is 'visit add' 'visit edit'" -l note -x -d 'a note'
complete -c afterlift-cli -n "__afterlift_cli_is 'visit edit'" -l kind -x -a 'follow-up check-in own' -d 'follow-up, check-in or own'
complete -c afterlift-cli -n "__afterlift_cli_is 'visit held'" -l on -x -d 'the day on which it took place; today if not given'
complete -c afterlift-cli -n "__afterlift_cli_is export" -l format -x -a 'pdf csv csv-semicolon json fhir ics png svg html text' -d 'pdf: a report for the visit; csv, csv-semicolon: the numbers; json: the whole diary; fhir: for a clinic\'s system; ics: what is planned, for a phone; png, svg: the chart; html, text: page 1 of the report'
complete -c afterlift-cli -n "__afterlift_cli_is export" -s o -l output -r -F -d 'file to write; - for the output; a neutral name in this folder if not given'
complete -c afterlift-cli -n "__afterlift_cli_is export" -l from -x -d 'first day'
complete -c afterlift-cli -n "__afterlift_cli_is export" -l to -x -d 'last day'
complete -c afterlift-cli -n "__afterlift_cli_is export" -l without -x -a 'notes signs notes,signs' -d 'leave out: notes (all that is in your words), signs, or notes,signs'
complete -c afterlift-cli -n "__afterlift_cli_is export" -l with-history -d 'pdf, json: every saved state, what you deleted or changed too'
complete -c afterlift-cli -n "__afterlift_cli_is export" -l identity -x -d 'pdf, html, text, fhir: who you are; one of the two may be empty; nobody is named if not given'
complete -c afterlift-cli -n "__afterlift_cli_is export" -l lang -x -d 'language of the page, such as de; your own words stay as they are'
complete -c afterlift-cli -n "__afterlift_cli_is export" -l paper -x -a 'a4 letter' -d 'pdf: that of your country if not given'
complete -c afterlift-cli -n "__afterlift_cli_is import restore" -l dry-run -d 'say what would happen, and change nothing'
complete -c afterlift-cli -n "__afterlift_cli_is import" -l merge -d 'add what is new; of two states of a day, the one that was written later counts (default)'
complete -c afterlift-cli -n "__afterlift_cli_is import" -l replace -d 'make the thread lifts of the file as the file says; its missing days are deleted'
complete -c afterlift-cli -n "__afterlift_cli_is import" -l map -r -F -d 'how to read the table of another program'
complete -c afterlift-cli -n "__afterlift_cli_is import" -l procedure -x -d 'the thread lift that a table belongs to'
complete -c afterlift-cli -n "__afterlift_cli_is import" -l skip-refused -d 'leave out what cannot be taken, instead of taking nothing'
complete -c afterlift-cli -n "__afterlift_cli_is restore" -l merge -d 'bring back what is missing, and leave the rest as it is'
complete -c afterlift-cli -n "__afterlift_cli_is erase" -l no-backup -d 'make no copy of the diary before it'
complete -c afterlift-cli -n "__afterlift_cli_is erase" -l copies-too -d 'erase the day in all copies that Afterlift made, too'
complete -c afterlift-cli -n "__afterlift_cli_is salvage" -s o -l output -r -F -d 'the new file; without it, a name beside FILE that ends with “-saved.db”'

complete -c afterlift-cli -n "__afterlift_cli_is import backup restore salvage" -F
complete -c afterlift-cli -n '__afterlift_cli_is sample' -a '(__fish_complete_directories)'
