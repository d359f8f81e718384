using ConsultationIntake.Consultations;

namespace ConsultationIntake.Replies;

/// <summary>What a reply says beside what was said and decided, in one language.</summary>
public sealed record ReplyWords
{
    /// <summary>Given the consultation's title.</summary>
    public required Func<string, string> SubjectOf { get; init; }

    /// <summary>Given whom it is to.</summary>
    public required Func<string, string> Dear { get; init; }
    public required string DearYou { get; init; }

    /// <summary>Given the consultation's title and the references of the responses.</summary>
    public required Func<string, string, string> Thanks { get; init; }
    public required string WhatFollows { get; init; }

    /// <summary>Given the address that questions go to.</summary>
    public required Func<string, string> Questions { get; init; }

    /// <summary>Why the reader gets it.</summary>
    public required string Why { get; init; }

    public string Subject(string title) => SubjectOf(title);

    /// <summary>What stands before the points, a paragraph each.</summary>
    public IReadOnlyList<string> Opening(Consultation consultation, Reply reply) =>
        [
            reply.To is { } to ? Dear(to) : DearYou,
            Thanks(consultation.Title.In(reply.Language), string.Join(", ", reply.References)),
            WhatFollows,
        ];

    /// <summary>What stands after them.</summary>
    public string Closing(Consultation consultation) => Questions(consultation.Contact.Email);

    public static ReplyWords In(string language) => language == Languages.Welsh ? Welsh : English;

    private static ReplyWords English { get; } =
        new()
        {
            SubjectOf = title => $"What we did with your response: {title}",
            Dear = to => $"To {to},",
            DearYou = "Thank you for writing to us.",
            Thanks = (title, references) => $"Thank you for your response to {title} ({references}).",
            WhatFollows =
                "These are the points we found in it, in your order, and what we did with each. Names, addresses and "
                + "the like are replaced by words in square brackets.",
            Questions = address => $"If we have misread something, or you have a question, write to {address}.",
            Why = "You get this because you responded to the consultation. It is sent once.",
        };

    private static ReplyWords Welsh { get; } =
        new()
        {
            SubjectOf = title => $"Beth wnaethom gyda'ch ymateb: {title}",
            Dear = to => $"At {to},",
            DearYou = "Diolch am ysgrifennu atom.",
            Thanks = (title, references) => $"Diolch am eich ymateb i {title} ({references}).",
            WhatFollows =
                "Dyma'r pwyntiau a welsom ynddo, yn eich trefn chi, a'r hyn a wnaethom gyda phob un. Mae enwau, "
                + "cyfeiriadau a'u tebyg wedi'u disodli gan eiriau mewn bachau petryal.",
            Questions = address => $"Os ydym wedi camddarllen rhywbeth, neu os oes gennych gwestiwn, ysgrifennwch at {address}.",
            Why = "Rydych yn cael hwn oherwydd i chi ymateb i'r ymgynghoriad. Fe'i hanfonir unwaith.",
        };
}
