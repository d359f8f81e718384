using ConsultationIntake.Contracts;
using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Tests.StaffWork;

public sealed class StandingPassageTests
{
    private const string Text = "Dear all, the park is dark. Mend the lamps. Bye.";

    [Fact]
    public void Of_WhateverStaffDid_AccountsForEveryCharacterOnce()
    {
        StaffAction[][] works =
        [
            [],
            [new StaffAction.Split(18, 3) { Point = 1 }],
            [new StaffAction.Merge { Point = 2 }],
            [new StaffAction.Remove("It is a greeting.") { Point = 1 }],
            [new StaffAction.Make(new TextSpan(0, 9), PointKind.OwnView, 3)],
            [new StaffAction.Make(new TextSpan(0, 9), PointKind.OwnView, 3), new StaffAction.Undo("0")],
        ];

        foreach (var work in works)
        {
            var passages = StandingPassage.Of(Read() with { Actions = [.. work.Select(Entry)] });

            Assert.Equal(Text, string.Concat(passages.Select(passage => passage.Span.Of(Text))));
            Assert.Equal(
                Text.Length,
                passages.Where(passage => passage.IsSetAside).Sum(passage => passage.Span.Length)
                    + passages.Where(passage => !passage.IsSetAside).Sum(passage => passage.Span.Length)
            );
        }
    }

    [Fact]
    public void Of_PointSetAsideByStaff_SaysWhoAndKeepsItsPlace()
    {
        var passages = StandingPassage.Of(Read() with { Actions = [Entry(new StaffAction.Remove("Said twice.") { Point = 2 }, 0)] });

        var removed = Assert.Single(passages, passage => passage.RemovedBy is not null);
        Assert.Equal("Mend the lamps.", removed.Span.Of(Text));
        Assert.Equal("officer", removed.RemovedBy!.By);
    }

    private static Submission Read()
    {
        var (first, second) = (SpanOf("the park is dark."), SpanOf("Mend the lamps."));
        return Samples.Submission(Text) with
        {
            Status = SubmissionStatus.Tagged,
            Points = [PointAt(1, first), PointAt(2, second)],
            Passages = Ledger
                .Of(
                    Text,
                    [
                        Passage.Aside(SpanOf("Dear all,"), SetAsideReason.Greeting, "test", 0.9),
                        Passage.Point(first, PointKind.OwnView, "test", 0.9),
                        Passage.Point(second, PointKind.OwnView, "test", 0.9),
                        Passage.Aside(SpanOf("Bye."), SetAsideReason.Signature, "test", 0.9),
                    ]
                )
                .Passages,
        };
    }

    private static Point PointAt(int number, TextSpan span) =>
        new()
        {
            Number = number,
            Source = new PointSource { Span = span },
        };

    private static TextSpan SpanOf(string words) => new(Text.IndexOf(words, StringComparison.Ordinal), words.Length);

    private static StaffEntry Entry(StaffAction action, int id) =>
        new()
        {
            Id = id.ToString(System.Globalization.CultureInfo.InvariantCulture),
            By = "officer",
            At = Samples.Noon,
            Action = action,
        };
}
