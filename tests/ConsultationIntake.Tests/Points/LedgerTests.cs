using ConsultationIntake.Points;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Tests.Points;

public sealed class LedgerTests
{
    [Fact]
    public void Of_PassagesWithGaps_AccountsForEveryCharacterOnce()
    {
        const string Text = "Dear all,\n\n(a) More patrols please.";

        var ledger = Ledger.Of(
            Text,
            [
                Passage.Point(new TextSpan(15, 20), PointKind.OwnView, "test", confidence: 0.8),
                Passage.Aside(new TextSpan(0, 9), SetAsideReason.Greeting, "test", confidence: 0.9),
            ]
        );

        Assert.Equal([SetAsideReason.Greeting, SetAsideReason.Layout, null], ledger.Passages.Select(passage => passage.SetAside));
        Assert.Equal(Text, string.Concat(ledger.Passages.Select(passage => passage.Span.Of(Text))));
    }

    [Fact]
    public void Of_GapWithWords_IsShownAsFurnitureWithItsWordsAlone()
    {
        const string Text = "More patrols.\n\nHarling Town Council\n\nMore light.";

        var ledger = Ledger.Of(
            Text,
            [
                Passage.Point(new TextSpan(0, 13), PointKind.OwnView, "test", confidence: 0.8),
                Passage.Point(new TextSpan(37, 11), PointKind.OwnView, "test", confidence: 0.8),
            ]
        );

        var furniture = Assert.Single(ledger.Passages, passage => passage.SetAside == SetAsideReason.PageFurniture);
        Assert.Equal("Harling Town Council", furniture.Span.Of(Text));
        Assert.Equal(Text, string.Concat(ledger.Passages.Select(passage => passage.Span.Of(Text))));
    }

    [Fact]
    public void With_APointOfAnother_SaysWhoMadeItAndNothingOfWhatTheReaderThought()
    {
        const string Text = "Dear all, I am afraid of him. Bye";
        var read = Ledger.Of(
            Text,
            [
                Passage.Aside(new TextSpan(0, 29), SetAsideReason.Greeting, "how it begins", confidence: 0.8),
                Passage.Point(new TextSpan(30, 3), PointKind.OwnView, "how it ends", confidence: 0.6),
            ]
        );

        var ledger = read.With(
            Text,
            [(new TextSpan(10, 19), PointKind.OwnView, "somebody"), (new TextSpan(30, 3), PointKind.OwnView, null)]
        );

        Assert.Equal(["how it begins", "somebody", "nothing to read", "how it ends"], ledger.Passages.Select(passage => passage.DecidedBy));
        Assert.Equal([0.8, 1, 1, 0.6], ledger.Passages.Select(passage => passage.Confidence));
    }

    [Fact]
    public void Of_Overlap_IsRefused()
    {
        Assert.Throws<InvalidOperationException>(() =>
            Ledger.Of(
                "some words",
                [
                    Passage.Aside(new TextSpan(0, 5), SetAsideReason.Greeting, "test", confidence: 1),
                    Passage.Aside(new TextSpan(4, 6), SetAsideReason.Greeting, "test", confidence: 1),
                ]
            )
        );
    }

    [Fact]
    public void Of_SubmissionOfManyParts_CharactersArePointsAndSetAside()
    {
        var text = SubmissionText.Compose([
            new(PartKind.Choice, "agree", "Yes"),
            new(PartKind.Answer, "why", "We ask that the Plan says more about victims."),
            new(PartKind.SetAside, "signature", "Pat") { SetAside = SetAsideReason.Signature },
        ]);

        var passages = PointFinder.Find(text, plan: null).Ledger.Passages;

        Assert.Equal(text.Value, string.Concat(passages.Select(passage => passage.Span.Of(text.Value))));
        Assert.Contains(passages, passage => passage is { Kind: PointKind.OwnView, SetAside: null });
        Assert.Contains(passages, passage => passage.SetAside == SetAsideReason.Signature);
        Assert.Contains(passages, passage => passage.SetAside == SetAsideReason.Choice);
    }
}
