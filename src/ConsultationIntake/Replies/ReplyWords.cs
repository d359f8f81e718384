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

    /// <summary>Whom a letter that names nobody is to.</summary>
    public required string You { get; init; }

    /// <summary>Given the consultation's title and the references of the responses.</summary>
    public required Func<string, string, string> Thanks { get; init; }
    public required string WhatFollows { get; init; }

    /// <summary>Given the address that questions go to.</summary>
    public required Func<string, string> Questions { get; init; }

    /// <summary>After an answer that nobody wrote in the letter's language.</summary>
    public required string OnlyInEnglish { get; init; }

    /// <summary>Why the reader gets it.</summary>
    public required string Why { get; init; }

    /// <summary>What the mail is about: the template's words where the consultation has one.</summary>
    public static string Subject(Consultation consultation, Reply reply) =>
        TemplateOf(consultation, reply) is { Subject: { } subject }
            ? Filled(consultation, reply, subject)
            : In(reply.Language).SubjectOf(consultation.Title.In(reply.Language));

    /// <summary>What stands before the points, a paragraph each.</summary>
    public static IReadOnlyList<string> Opening(Consultation consultation, Reply reply)
    {
        if (TemplateOf(consultation, reply) is { } template)
            return [.. template.Before.Select(paragraph => Filled(consultation, reply, paragraph))];
        var words = In(reply.Language);
        return
        [
            reply.To is { } to ? words.Dear(to) : words.DearYou,
            words.Thanks(consultation.Title.In(reply.Language), string.Join(", ", reply.References)),
            words.WhatFollows,
        ];
    }

    /// <summary>What stands after them, a paragraph each: at the end who writes, unless the template says it.</summary>
    public static IReadOnlyList<string> Closing(Consultation consultation, Reply reply)
    {
        List<string> closing = TemplateOf(consultation, reply) is { } template
            ? [.. template.After.Select(paragraph => Filled(consultation, reply, paragraph))]
            : [In(reply.Language).Questions(consultation.Contact.Email)];
        var body = consultation.Body.Name.In(reply.Language);
        return closing.Exists(paragraph => paragraph.Contains(body, StringComparison.Ordinal)) ? closing : [.. closing, body];
    }

    private static ReplyTemplate? TemplateOf(Consultation consultation, Reply reply) =>
        consultation.Replies.GetValueOrDefault(reply.Language);

    private static string Filled(Consultation consultation, Reply reply, string text) =>
        ReplyTemplate.Fill(
            text,
            new Dictionary<string, string>
            {
                ["title"] = consultation.Title.In(reply.Language),
                ["references"] = string.Join(", ", reply.References),
                ["to"] = reply.To ?? In(reply.Language).You,
                ["body"] = consultation.Body.Name.In(reply.Language),
                ["contact"] = consultation.Contact.Email,
            }
        );

    public static ReplyWords In(string language) => language == Languages.Welsh ? Welsh : English;

    private static ReplyWords English { get; } =
        new()
        {
            SubjectOf = title => $"What we did with your response: {title}",
            Dear = to => $"Dear {to},",
            DearYou = "Dear respondent,",
            You = "you",
            Thanks = (title, references) => $"Thank you for your response to the consultation “{title}” ({references}).",
            WhatFollows =
                "These are the points we found in it, in your order, and what we did with each. Names, addresses and "
                + "the like are replaced by words in square brackets.",
            Questions = address => $"If we have misread something, or you have a question, write to {address}.",
            OnlyInEnglish = "(This answer was written in English only.)",
            Why = "You get this because you responded to the consultation. It is sent once.",
        };

    private static ReplyWords Welsh { get; } =
        new()
        {
            SubjectOf = title => $"Beth wnaethom gyda'ch ymateb: {title}",
            Dear = to => $"Annwyl {to},",
            DearYou = "Annwyl ymatebydd,",
            You = "chi",
            Thanks = (title, references) => $"Diolch am eich ymateb i'r ymgynghoriad “{title}” ({references}).",
            WhatFollows =
                "Dyma'r pwyntiau a welsom ynddo, yn eich trefn chi, a'r hyn a wnaethom gyda phob un. Mae enwau, "
                + "cyfeiriadau a'u tebyg wedi'u disodli gan eiriau mewn bachau petryal.",
            Questions = address => $"Os ydym wedi camddarllen rhywbeth, neu os oes gennych gwestiwn, ysgrifennwch at {address}.",
            OnlyInEnglish = "(Yn Saesneg yn unig yr ysgrifennwyd yr ateb hwn.)",
            Why = "Rydych yn cael hwn oherwydd i chi ymateb i'r ymgynghoriad. Fe'i hanfonir unwaith.",
        };
}
