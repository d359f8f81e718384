using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Reports;

/// <summary>What documents that leave the office say beside what people and officers wrote, in one language.</summary>
public sealed record ReportWords
{
    /// <summary>ISO 639-1.</summary>
    public required string Language { get; init; }
    public required string MemberOfThePublic { get; init; }
    public required string MembersOfThePublic { get; init; }
    public required string OtherOrganisations { get; init; }
    public required string SaidAtAMeeting { get; init; }
    public required string SaidAtMeetings { get; init; }

    /// <summary>With {0} for the name of an expected partner that a response says it is and nothing proves.</summary>
    public required string SaysItIs { get; init; }

    /// <summary>With {0} for how many sent one letter.</summary>
    public required string ManyInOneLetter { get; init; }
    public required string NotDecided { get; init; }
    public required string NotShown { get; init; }
    public required string NoTheme { get; init; }
    public required string NoSection { get; init; }
    public required string PanelTitle { get; init; }
    public required string Group { get; init; }
    public required string Point { get; init; }
    public required string Who { get; init; }
    public required string WhatWasDone { get; init; }
    public required string Answer { get; init; }
    public required string Section { get; init; }
    public required string Reference { get; init; }
    public required string Comment { get; init; }

    /// <summary>With {0} for who consulted.</summary>
    public required string Response { get; init; }

    /// <summary>With {0} for a number of points and {1} for a day.</summary>
    public required string PanelIntroduction { get; init; }

    /// <summary>With {0} for a number of these points.</summary>
    public required string MeetingsApart { get; init; }
    public required string UnderEachTheme { get; init; }
    public required string PersonalDataTakenOut { get; init; }
    public required string Page { get; init; }

    /// <summary>Who a response is from, what it only says of itself as that; null for somebody who answers for themselves.</summary>
    public string? Named(Sender sender, Consultation consultation) =>
        sender.NameIn(consultation)
        ?? (
            sender.ClaimIn(consultation) is { } claim ? string.Format(CultureInfo.InvariantCulture, SaysItIs, claim.Name)
            : sender.Kind == SenderKind.Meeting ? SaidAtAMeeting
            : null
        );

    public static ReportWords In(string language) => language == Languages.Welsh ? Welsh : English;

    private static ReportWords English { get; } =
        new()
        {
            Language = Languages.English,
            MemberOfThePublic = "A member of the public",
            MembersOfThePublic = "Members of the public",
            OtherOrganisations = "Other organisations",
            SaidAtAMeeting = "Said at a meeting",
            SaidAtMeetings = "Said at meetings",
            SaysItIs = "Says it is {0} (not confirmed)",
            ManyInOneLetter = "{0} people, in one letter",
            NotDecided = "Not decided yet",
            NotShown = "Not shown, because it may be about somebody's safety.",
            NoTheme = "No theme",
            NoSection = "No section of the plan",
            PanelTitle = "Points made in the consultation and what was done",
            Group = "Group",
            Point = "Point",
            Who = "Who",
            WhatWasDone = "What was done",
            Answer = "Answer",
            Section = "Section of the plan",
            Reference = "Reference",
            Comment = "Comment",
            Response = "Response of the {0}",
            PanelIntroduction = "{0} points, as they stood on {1}. A letter that several people sent is shown once.",
            MeetingsApart = "Said at meetings, and not written: {0}.",
            UnderEachTheme = "A point on several themes stands under each of them.",
            PersonalDataTakenOut = "Names, addresses and the like are replaced by words in square brackets.",
            Page = "Page",
        };

    private static ReportWords Welsh { get; } =
        new()
        {
            Language = Languages.Welsh,
            MemberOfThePublic = "Aelod o'r cyhoedd",
            MembersOfThePublic = "Aelodau o'r cyhoedd",
            OtherOrganisations = "Sefydliadau eraill",
            SaidAtAMeeting = "Dywedwyd mewn cyfarfod",
            SaidAtMeetings = "Dywedwyd mewn cyfarfodydd",
            SaysItIs = "Dywed mai {0} ydyw (heb ei gadarnhau)",
            ManyInOneLetter = "{0} o bobl, mewn un llythyr",
            NotDecided = "Heb ei benderfynu eto",
            NotShown = "Heb ei ddangos, oherwydd gall ymwneud â diogelwch rhywun.",
            NoTheme = "Dim thema",
            NoSection = "Dim adran o'r cynllun",
            PanelTitle = "Pwyntiau a wnaed yn yr ymgynghoriad a'r hyn a wnaed",
            Group = "Grŵp",
            Point = "Pwynt",
            Who = "Pwy",
            WhatWasDone = "Beth a wnaed",
            Answer = "Ateb",
            Section = "Adran o'r cynllun",
            Reference = "Cyfeirnod",
            Comment = "Sylw",
            Response = "Ymateb {0}",
            PanelIntroduction = "{0} o bwyntiau, fel yr oeddent ar {1}. Dangosir llythyr a anfonwyd gan nifer o bobl unwaith.",
            MeetingsApart = "Dywedwyd mewn cyfarfodydd, ac nid yn ysgrifenedig: {0}.",
            UnderEachTheme = "Mae pwynt ar nifer o themâu yn ymddangos o dan bob un ohonynt.",
            PersonalDataTakenOut = "Mae enwau, cyfeiriadau a'u tebyg wedi'u disodli gan eiriau mewn bachau petryal.",
            Page = "Tudalen",
        };
}
