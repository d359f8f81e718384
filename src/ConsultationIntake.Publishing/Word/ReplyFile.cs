using ConsultationIntake.Consultations;
using ConsultationIntake.Replies;
using ConsultationIntake.Reports;

namespace ConsultationIntake.Publishing.Word;

/// <summary>A reply as a letter, to be read, changed and posted.</summary>
public static class ReplyFile
{
    /// <returns>The document, from its beginning.</returns>
    public static MemoryStream Write(Consultation consultation, Reply reply)
    {
        var shown = ReportWords.In(reply.Language);
        var look = WordLook.Of(consultation, ReplyWords.Subject(consultation, reply), reply.Language, shown.Page);
        using var file = new WordFile(look);
        foreach (var paragraph in ReplyWords.Opening(consultation, reply))
            file.Text(paragraph);
        file.Heading(1, shown.WhatWasDone);
        file.Table(
            shown.WhatWasDone,
            [new(shown.Point, 52), new(shown.WhatWasDone, 48)],
            reply.Points.Select(point =>
                (IReadOnlyList<WordCell>)
                    [
                        new(
                            [new WordRun(point.Words) { Language = point.WordsLanguage }],
                            [new WordRun(point.Id.ToString()) { Quiet = true }]
                        ),
                        new([
                            .. new IReadOnlyList<WordRun>?[]
                            {
                                [new WordRun(point.Done) { Bold = true }],
                                point.Answer is { } answer ? [new WordRun(answer) { Language = point.AnswerLanguage }] : null,
                                point.AnswerLanguage is { } language && language != reply.Language
                                    ? [new WordRun(ReplyWords.In(reply.Language).OnlyInEnglish) { Quiet = true }]
                                    : null,
                                point.Section is { } section ? [$"{shown.Section}: {section}"] : null,
                            }.OfType<IReadOnlyList<WordRun>>(),
                        ]),
                    ]
            )
        );
        foreach (var paragraph in ReplyWords.Closing(consultation, reply))
            file.Text(paragraph);
        return file.Finish();
    }
}
