<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>lockstep::ActivityPage</name>
    <message numerus="yes">
        <source>%n entries were exported: %1</source>
        <translation>
            <numerusform>%n entry was exported: %1</numerusform>
            <numerusform>%n entries were exported: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::AlikeView</name>
    <message numerus="yes">
        <source>%Ln case(s) get this answer: %1.</source>
        <extracomment>%1 is what it costs, such as &quot;9 API requests&quot;</extracomment>
        <translation>
            <numerusform>%Ln case gets this answer: %1.</numerusform>
            <numerusform>%Ln cases get this answer: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln differ(s) and is left out.</source>
        <translation>
            <numerusform>%Ln differs and is left out.</numerusform>
            <numerusform>%Ln differ and are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decide these %Ln</source>
        <translation>
            <numerusform>Decide this %Ln</numerusform>
            <numerusform>Decide these %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::BudgetMeter</name>
    <message numerus="yes">
        <source>%n request(s) this hour</source>
        <translation>
            <numerusform>%n request this hour</numerusform>
            <numerusform>%n requests this hour</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::BulkPanel</name>
    <message numerus="yes">
        <source>Taken back: %Ln decision(s). What was written is put back where nobody changed it since.</source>
        <translation>
            <numerusform>Taken back: %Ln decision. What was written is put back where nobody changed it since.</numerusform>
            <numerusform>Taken back: %Ln decisions. What was written is put back where nobody changed it since.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::BulkWords</name>
    <message numerus="yes">
        <source>For %Ln chosen user(s)</source>
        <translation>
            <numerusform>For %Ln chosen user</numerusform>
            <numerusform>For %Ln chosen users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It would be decided for %Ln people.</source>
        <translation>
            <numerusform>It would be decided for %Ln person.</numerusform>
            <numerusform>It would be decided for %Ln people.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are not linked, or gone.</source>
        <translation>
            <numerusform>%Ln person is not linked, or gone.</numerusform>
            <numerusform>%Ln people are not linked, or gone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are gone from the application.</source>
        <translation>
            <numerusform>%Ln person is gone from the application.</numerusform>
            <numerusform>%Ln people are gone from the application.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are only in Mautic and are left out.</source>
        <translation>
            <numerusform>%Ln person is only in Mautic and is left out.</numerusform>
            <numerusform>%Ln people are only in Mautic and are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Leave %Ln people alone</source>
        <translation>
            <numerusform>&amp;Leave %Ln person alone</numerusform>
            <numerusform>&amp;Leave %Ln people alone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Unlink %Ln people</source>
        <translation>
            <numerusform>&amp;Unlink %Ln person</numerusform>
            <numerusform>&amp;Unlink %Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Stop syncing it for %Ln people</source>
        <translation>
            <numerusform>&amp;Stop syncing it for %Ln person</numerusform>
            <numerusform>&amp;Stop syncing it for %Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped: decided for %Ln people until then.</source>
        <translation>
            <numerusform>Stopped: decided for %Ln person until then.</numerusform>
            <numerusform>Stopped: decided for %Ln people until then.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decided for %Ln people. The engine carries it out next.</source>
        <translation>
            <numerusform>Decided for %Ln person. The engine carries it out next.</numerusform>
            <numerusform>Decided for %Ln people. The engine carries it out next.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It holds for %Ln people already.</source>
        <translation>
            <numerusform>It holds for %Ln person already.</numerusform>
            <numerusform>It holds for %Ln people already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::CaseBackground</name>
    <message numerus="yes">
        <source>All %n field(s), %1 differ</source>
        <extracomment>%1 of so many fields</extracomment>
        <translation>
            <numerusform>%n field, %1 differ</numerusform>
            <numerusform>All %n fields, %1 differ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Consent: %n opt-out(s)</source>
        <translation>
            <numerusform>Consent: %n opt-out</numerusform>
            <numerusform>Consent: %n opt-outs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Timeline: %n entries</source>
        <translation>
            <numerusform>Timeline: %n entry</numerusform>
            <numerusform>Timeline: %n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decided before: %n time(s)</source>
        <translation>
            <numerusform>Decided before: %n time</numerusform>
            <numerusform>Decided before: %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::CaseView</name>
    <message numerus="yes">
        <source>The other user(s): %1</source>
        <extracomment>%1 is a list of people</extracomment>
        <translation>
            <numerusform>The other user: %1</numerusform>
            <numerusform>The other users: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::CaseWords</name>
    <message numerus="yes">
        <source>%n contacts fit this user: %1.</source>
        <translation>
            <numerusform>%n contact fits this user: %1.</numerusform>
            <numerusform>%n contacts fit this user: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::CasesReportWords</name>
    <message numerus="yes">
        <source>%n more like this; --all-alike answers them too.</source>
        <translation>
            <numerusform>%n more like this; --all-alike answers it too.</numerusform>
            <numerusform>%n more like this; --all-alike answers them too.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::CasesWords</name>
    <message numerus="yes">
        <source>%n decisions are kept; the engine or the next &quot;lockstep-agent sync&quot; carries them out.</source>
        <translation>
            <numerusform>%n decision is kept; the engine or the next &quot;lockstep-agent sync&quot; carries it out.</numerusform>
            <numerusform>%n decisions are kept; the engine or the next &quot;lockstep-agent sync&quot; carries them out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decisions are being taken back; the engine or the next &quot;lockstep-agent sync&quot; does it.</source>
        <translation>
            <numerusform>%n decision is being taken back; the engine or the next &quot;lockstep-agent sync&quot; does it.</numerusform>
            <numerusform>%n decisions are being taken back; the engine or the next &quot;lockstep-agent sync&quot; does it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::ChangesSummary</name>
    <message numerus="yes">
        <source>%Ln rows were not begun; the next run does them.</source>
        <translation>
            <numerusform>%Ln row was not begun; the next run does it.</numerusform>
            <numerusform>%Ln rows were not begun; the next run does them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things were left alone</source>
        <translation>
            <numerusform>%n thing was left alone</numerusform>
            <numerusform>%n things were left alone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cases wait for a person</source>
        <translation>
            <numerusform>%Ln case waits for a person</numerusform>
            <numerusform>%Ln cases wait for a person</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::ChangesTexts</name>
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <extracomment>%1 is a change of a value, %n how many further ones there are</extracomment>
        <translation>
            <numerusform>%1 (and %n more)</numerusform>
            <numerusform>%1 (and %n more)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::ChangesWiringWords</name>
    <message numerus="yes">
        <source>%n rows were exported: %1</source>
        <translation>
            <numerusform>%n row was exported: %1</numerusform>
            <numerusform>%n rows were exported: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::CheckReportWords</name>
    <message numerus="yes">
        <source>The table %1 in %2 can be used; %n columns are read.</source>
        <translation>
            <numerusform>The table %1 in %2 can be used; %n column is read.</numerusform>
            <numerusform>The table %1 in %2 can be used; %n columns are read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::CheckWords</name>
    <message numerus="yes">
        <source>Mautic&apos;s clock is %n seconds ahead of ours.</source>
        <translation>
            <numerusform>Mautic&apos;s clock is %n second ahead of ours.</numerusform>
            <numerusform>Mautic&apos;s clock is %n seconds ahead of ours.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mautic&apos;s clock is %n seconds behind ours.</source>
        <translation>
            <numerusform>Mautic&apos;s clock is %n second behind ours.</numerusform>
            <numerusform>Mautic&apos;s clock is %n seconds behind ours.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::ConnectionsPage</name>
    <message numerus="yes">
        <source>It has %n links to contacts there. In another Mautic the same numbers are other people, so nothing was changed. For another Mautic, start Lockstep with a workspace of its own (--workspace).</source>
        <translation>
            <numerusform>It has %n link to a contact there. In another Mautic the same number is another person, so nothing was changed. For another Mautic, start Lockstep with a workspace of its own (--workspace).</numerusform>
            <numerusform>It has %n links to contacts there. In another Mautic the same numbers are other people, so nothing was changed. For another Mautic, start Lockstep with a workspace of its own (--workspace).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::DecisionBar</name>
    <message numerus="yes">
        <source>%Ln more like this (M) …</source>
        <translation>
            <numerusform>%Ln more like this (M) …</numerusform>
            <numerusform>%Ln more like this (M) …</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::DecisionWords</name>
    <message numerus="yes">
        <source>Decided %Ln case(s) alike.</source>
        <translation>
            <numerusform>Decided %Ln case alike.</numerusform>
            <numerusform>Decided %Ln cases alike.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay(s) open: something changed meanwhile.</source>
        <translation>
            <numerusform>%Ln stays open: something changed meanwhile.</numerusform>
            <numerusform>%Ln stay open: something changed meanwhile.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Taken back: %Ln decision(s). What was written is put back where nobody changed it since; opt-outs stay.</source>
        <translation>
            <numerusform>Taken back: %Ln decision. What was written is put back where nobody changed it since; opt-outs stay.</numerusform>
            <numerusform>Taken back: %Ln decisions. What was written is put back where nobody changed it since; opt-outs stay.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::EngineWords</name>
    <message numerus="yes">
        <source>%Ln wait</source>
        <comment>people</comment>
        <translation>
            <numerusform>%Ln waits</numerusform>
            <numerusform>%Ln wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lockstep is at work: %Ln people have their turn.</source>
        <translation>
            <numerusform>Lockstep is at work: %Ln person has their turn.</numerusform>
            <numerusform>Lockstep is at work: %Ln people have their turn.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lockstep watches both sides. %Ln people wait for their turn.</source>
        <translation>
            <numerusform>Lockstep watches both sides. %Ln person waits for their turn.</numerusform>
            <numerusform>Lockstep watches both sides. %Ln people wait for their turn.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::ErrorWords</name>
    <message numerus="yes">
        <source>There is room again in %n minutes.</source>
        <translation>
            <numerusform>There is room again in %n minute.</numerusform>
            <numerusform>There is room again in %n minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::FailureList</name>
    <message numerus="yes">
        <source>and %n more causes</source>
        <translation>
            <numerusform>and %n more cause</numerusform>
            <numerusform>and %n more causes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::FailureWords</name>
    <message numerus="yes">
        <source>%Ln people: %1</source>
        <extracomment>%1 is a sentence about what went wrong</extracomment>
        <translation>
            <numerusform>%Ln person: %1</numerusform>
            <numerusform>%Ln people: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mautic refuses %Ln people.</source>
        <translation>
            <numerusform>Mautic refuses %Ln person.</numerusform>
            <numerusform>Mautic refuses %Ln people.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mautic refuses the field %1 of %Ln people.</source>
        <translation>
            <numerusform>Mautic refuses the field %1 of %Ln person.</numerusform>
            <numerusform>Mautic refuses the field %1 of %Ln people.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try these %Ln again</source>
        <comment>people</comment>
        <translation>
            <numerusform>Try this %Ln again</numerusform>
            <numerusform>Try these %Ln again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::GuardWords</name>
    <message numerus="yes">
        <source>Stopped for your decision: %Ln people are held back.</source>
        <translation>
            <numerusform>Stopped for your decision: %Ln person is held back.</numerusform>
            <numerusform>Stopped for your decision: %Ln people are held back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Values of %Ln people would be emptied in Mautic, of %1 who are linked.</source>
        <extracomment>%1 is how many people are linked</extracomment>
        <translation>
            <numerusform>Values of %Ln person would be emptied in Mautic, of %1 who are linked.</numerusform>
            <numerusform>Values of %Ln people would be emptied in Mautic, of %1 who are linked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The field %1 would change for %Ln people, of %2 who are linked.</source>
        <extracomment>%1 is a field, %2 how many people are linked</extracomment>
        <translation>
            <numerusform>The field %1 would change for %Ln person, of %2 who are linked.</numerusform>
            <numerusform>The field %1 would change for %Ln people, of %2 who are linked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::NoticeWords</name>
    <message numerus="yes">
        <source>%n values of %1 were changed in Mautic and left alone.</source>
        <translation>
            <numerusform>%n value of %1 was changed in Mautic and left alone.</numerusform>
            <numerusform>%n values of %1 were changed in Mautic and left alone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n users wait until the application has verified their address.</source>
        <translation>
            <numerusform>%n user waits until the application has verified the address.</numerusform>
            <numerusform>%n users wait until the application has verified their address.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n values of %1 are longer than Mautic takes and were left out.</source>
        <translation>
            <numerusform>%n value of %1 is longer than Mautic takes and was left out.</numerusform>
            <numerusform>%n values of %1 are longer than Mautic takes and were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n values of %1 are none that Mautic knows and were left out.</source>
        <translation>
            <numerusform>%n value of %1 is none that Mautic knows and was left out.</numerusform>
            <numerusform>%n values of %1 are none that Mautic knows and were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n values of %1 were refused by Mautic before and are not sent again until they change.</source>
        <translation>
            <numerusform>%n value of %1 was refused by Mautic before and is not sent again until it changes.</numerusform>
            <numerusform>%n values of %1 were refused by Mautic before and are not sent again until they change.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n values of %1 held control characters, which were left out.</source>
        <translation>
            <numerusform>%n value of %1 held control characters, which were left out.</numerusform>
            <numerusform>%n values of %1 held control characters, which were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n users signed up on a computer that Mautic knows as another person&apos;s; they get their own contact.</source>
        <translation>
            <numerusform>%n user signed up on a computer that Mautic knows as another person&apos;s and gets a contact of their own.</numerusform>
            <numerusform>%n users signed up on a computer that Mautic knows as another person&apos;s; they get their own contact.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contacts were merged into others in Mautic; the links followed.</source>
        <translation>
            <numerusform>%n contact was merged into another in Mautic; the link followed.</numerusform>
            <numerusform>%n contacts were merged into others in Mautic; the links followed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n linked users are gone, banned or deleted; their contacts are kept and no longer synced.</source>
        <translation>
            <numerusform>%n linked user is gone, banned or deleted; the contact is kept and no longer synced.</numerusform>
            <numerusform>%n linked users are gone, banned or deleted; their contacts are kept and no longer synced.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people have opted out in Mautic only; that stays as it is.</source>
        <translation>
            <numerusform>%n person has opted out in Mautic only; that stays as it is.</numerusform>
            <numerusform>%n people have opted out in Mautic only; that stays as it is.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::NotificationWords</name>
    <message numerus="yes">
        <source>%Ln people are held back, because too much would change at once.</source>
        <translation>
            <numerusform>%Ln person is held back, because too much would change at once.</numerusform>
            <numerusform>%Ln people are held back, because too much would change at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people were given up after several tries. The overview says why.</source>
        <translation>
            <numerusform>%Ln person was given up after several tries. The overview says why.</numerusform>
            <numerusform>%Ln people were given up after several tries. The overview says why.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::OfferWords</name>
    <message numerus="yes">
        <source>%Ln API request(s)</source>
        <translation>
            <numerusform>%Ln API request</numerusform>
            <numerusform>%Ln API requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::OverviewWords</name>
    <message numerus="yes">
        <source>Both sides are in step: %Ln people.</source>
        <translation>
            <numerusform>Both sides are in step: %Ln person.</numerusform>
            <numerusform>Both sides are in step: %Ln people.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people would be brought in step by a sync.</source>
        <translation>
            <numerusform>%Ln person would be brought in step by a sync.</numerusform>
            <numerusform>%Ln people would be brought in step by a sync.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people need somebody to decide.</source>
        <translation>
            <numerusform>%Ln person needs somebody to decide.</numerusform>
            <numerusform>%Ln people need somebody to decide.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people cannot be written as they are.</source>
        <translation>
            <numerusform>%Ln person cannot be written as is.</numerusform>
            <numerusform>%Ln people cannot be written as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people wait until the application has verified their address.</source>
        <translation>
            <numerusform>%Ln person waits until the application has verified the address.</numerusform>
            <numerusform>%Ln people wait until the application has verified their address.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %Ln people to be kept in step</source>
        <translation>
            <numerusform>of %Ln person to be kept in step</numerusform>
            <numerusform>of %Ln people to be kept in step</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::PeoplePage</name>
    <message numerus="yes">
        <source>Ids of %n people copied</source>
        <translation>
            <numerusform>Ids of %n person copied</numerusform>
            <numerusform>Ids of %n people copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %n chosen users</source>
        <translation>
            <numerusform>Only %n chosen user</numerusform>
            <numerusform>Only %n chosen users</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::PersonCommandWords</name>
    <message numerus="yes">
        <source>%n decisions are being taken back; the engine or the next &quot;lockstep-agent sync&quot; does it.</source>
        <translation>
            <numerusform>%n decision is being taken back; the engine or the next &quot;lockstep-agent sync&quot; does it.</numerusform>
            <numerusform>%n decisions are being taken back; the engine or the next &quot;lockstep-agent sync&quot; does it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::PersonFieldsView</name>
    <message numerus="yes">
        <source>All %n field(s) alike</source>
        <translation>
            <numerusform>The only field is alike (%n)</numerusform>
            <numerusform>All %n fields alike</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n field(s) differ</source>
        <extracomment>%1 of so many fields</extracomment>
        <translation>
            <numerusform>%1 of %n field differs</numerusform>
            <numerusform>%1 of %n fields differ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s), held by one side only</source>
        <translation>
            <numerusform>%n field, held by one side only</numerusform>
            <numerusform>%n fields, held by one side only</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All alike; %n field(s) held by one side only</source>
        <translation>
            <numerusform>All alike; %n field held by one side only</numerusform>
            <numerusform>All alike; %n fields held by one side only</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::PlanStep</name>
    <message numerus="yes">
        <source>Users: the table %1, %n columns are read</source>
        <translation>
            <numerusform>Users: the table %1, %n column is read</numerusform>
            <numerusform>Users: the table %1, %n columns are read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fields go to Mautic</source>
        <translation>
            <numerusform>%n field goes to Mautic</numerusform>
            <numerusform>%n fields go to Mautic</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::PlanWords</name>
    <message numerus="yes">
        <source>%n people</source>
        <comment>in a plan</comment>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n API calls</source>
        <comment>a plan costs</comment>
        <translation>
            <numerusform>%n API call</numerusform>
            <numerusform>%n API calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls of this hour left</source>
        <translation>
            <numerusform>%n call of this hour left</numerusform>
            <numerusform>%n calls of this hour left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new users (after %1) go into the segment</source>
        <translation>
            <numerusform>%n new user (after %1) goes into the segment</numerusform>
            <numerusform>%n new users (after %1) go into the segment</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier ones are linked but never put into it.</source>
        <translation>
            <numerusform>%n earlier one is linked but never put into it.</numerusform>
            <numerusform>%n earlier ones are linked but never put into it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::Rail</name>
    <message numerus="yes">
        <source>%n wait(s) for a person.</source>
        <translation>
            <numerusform>%n waits for a person.</numerusform>
            <numerusform>%n wait for a person.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::ReportWords</name>
    <message numerus="yes">
        <source>%n users</source>
        <comment>read</comment>
        <translation>
            <numerusform>%n user</numerusform>
            <numerusform>%n users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contacts read.</source>
        <translation>
            <numerusform>%n contact read.</numerusform>
            <numerusform>%n contacts read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows of the plan no longer held and were not written; make a new plan.</source>
        <translation>
            <numerusform>%n row of the plan no longer held and was not written; make a new plan.</numerusform>
            <numerusform>%n rows of the plan no longer held and were not written; make a new plan.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::RowWords</name>
    <message numerus="yes">
        <source>&amp;Write %Ln changes to Mautic</source>
        <translation>
            <numerusform>&amp;Write %Ln change to Mautic</numerusform>
            <numerusform>&amp;Write %Ln changes to Mautic</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::RuleWords</name>
    <message numerus="yes">
        <source>Nobody would come out differently: %Ln people were tried.</source>
        <translation>
            <numerusform>Nobody would come out differently: %Ln person was tried.</numerusform>
            <numerusform>Nobody would come out differently: %Ln people were tried.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln open case(s) would close.</source>
        <translation>
            <numerusform>%Ln open case would close.</numerusform>
            <numerusform>%Ln open cases would close.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln case(s) would come up.</source>
        <translation>
            <numerusform>%Ln case would come up.</numerusform>
            <numerusform>%Ln cases would come up.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln are shown.</source>
        <translation>
            <numerusform>The first %Ln is shown.</numerusform>
            <numerusform>The first %Ln are shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people of %1 would come out differently.</source>
        <extracomment>%1 is how many people there are</extracomment>
        <translation>
            <numerusform>%Ln person of %1 would come out differently.</numerusform>
            <numerusform>%Ln people of %1 would come out differently.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::StatusWords</name>
    <message numerus="yes">
        <source>%n in the last hour, no limit</source>
        <comment>API calls</comment>
        <translation>
            <numerusform>%n in the last hour, no limit</numerusform>
            <numerusform>%n in the last hour, no limit</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::TimelineView</name>
    <message numerus="yes">
        <source>%n entries written to %1.</source>
        <extracomment>%1 is a file</extracomment>
        <translation>
            <numerusform>%n entry written to %1.</numerusform>
            <numerusform>%n entries written to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mautic&apos;s newest %n of %1 entries are in this list.</source>
        <extracomment>%1 is how many there are in all</extracomment>
        <translation>
            <numerusform>Mautic&apos;s newest %n of %1 entries is in this list.</numerusform>
            <numerusform>Mautic&apos;s newest %n of %1 entries are in this list.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n entries of Mautic are in this list.</source>
        <translation>
            <numerusform>The %n entry of Mautic is in this list.</numerusform>
            <numerusform>All %n entries of Mautic are in this list.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::UndoWords</name>
    <message numerus="yes">
        <source>%Ln value(s)</source>
        <translation>
            <numerusform>%Ln value</numerusform>
            <numerusform>%Ln values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln link(s)</source>
        <translation>
            <numerusform>%Ln link</numerusform>
            <numerusform>%Ln links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln opt-out(s) stay: nobody is subscribed again without saying so.</source>
        <translation>
            <numerusform>%Ln opt-out stays: nobody is subscribed again without saying so.</numerusform>
            <numerusform>%Ln opt-outs stay: nobody is subscribed again without saying so.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln contact(s) that were created stay in Mautic with their links. Delete them there if they should go; with them goes what was sent to them.</source>
        <translation>
            <numerusform>%Ln contact that was created stays in Mautic with its link. Delete it there if it should go; with it goes what was sent to it.</numerusform>
            <numerusform>%Ln contacts that were created stay in Mautic with their links. Delete them there if they should go; with them goes what was sent to them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln visitor(s) stay contacts: their history cannot be taken apart again.</source>
        <translation>
            <numerusform>%Ln visitor stays a contact: the history cannot be taken apart again.</numerusform>
            <numerusform>%Ln visitors stay contacts: their history cannot be taken apart again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) stay in their segments: a campaign may have begun, and what was sent is sent.</source>
        <translation>
            <numerusform>%Ln person stays in the segment: a campaign may have begun, and what was sent is sent.</numerusform>
            <numerusform>%Ln people stay in their segments: a campaign may have begun, and what was sent is sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln link(s) stay: they were changed or ended since.</source>
        <translation>
            <numerusform>%Ln link stays as it is: it was changed or ended since.</numerusform>
            <numerusform>%Ln links stay as they are: they were changed or ended since.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Values of %Ln user(s) stay: the user is gone, excluded or erased.</source>
        <translation>
            <numerusform>Values of %Ln user stay: the user is gone, excluded or erased.</numerusform>
            <numerusform>Values of %Ln users stay: they are gone, excluded or erased.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) or link(s) stay: somebody changed them since, and that is newer than the run.</source>
        <translation>
            <numerusform>%Ln value or link stays: somebody changed it since, and that is newer than the run.</numerusform>
            <numerusform>%Ln values or links stay: somebody changed them since, and that is newer than the run.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln put back.</source>
        <comment>values and links</comment>
        <translation>
            <numerusform>%Ln put back.</numerusform>
            <numerusform>%Ln put back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still to be put back by the next delivery.</source>
        <comment>values and links</comment>
        <translation>
            <numerusform>%Ln still to be put back by the next delivery.</numerusform>
            <numerusform>%Ln still to be put back by the next delivery.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left as they are: they had changed meanwhile.</source>
        <comment>values and links</comment>
        <translation>
            <numerusform>%Ln left as it is: it had changed meanwhile.</numerusform>
            <numerusform>%Ln left as they are: they had changed meanwhile.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln field(s) that were created stay in Mautic: others may use them.</source>
        <translation>
            <numerusform>%Ln field that was created stays in Mautic: others may use it.</numerusform>
            <numerusform>%Ln fields that were created stay in Mautic: others may use them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln segment(s) that were created stay in Mautic: others may use them.</source>
        <translation>
            <numerusform>%Ln segment that was created stays in Mautic: others may use it.</numerusform>
            <numerusform>%Ln segments that were created stay in Mautic: others may use them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln link(s) that were ended stay ended; link them again in the person&apos;s pane.</source>
        <translation>
            <numerusform>%Ln link that was ended stays ended; link again in the person&apos;s pane.</numerusform>
            <numerusform>%Ln links that were ended stay ended; link again in the person&apos;s pane.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::ValueWords</name>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
</context>
</TS>
