using ConsultationIntake.Safeguarding;

namespace ConsultationIntake.Tests.Safeguarding;

public sealed class SafeguardingReaderTests
{
    public static TheoryData<string, double, double> MeasuredSets { get; } =
        new()
        {
            { nameof(TuningSentences), 0.97, 0.97 },
            { nameof(HeldOutSentences.AtRisk), 0.8, 0.9 },
            { nameof(HeldOutSentences.ObliqueAtRisk), 0.8, 0.9 },
            { nameof(UnseenSentences.LastAtRisk), 0.65, 0.8 },
            { nameof(UnseenSentences.UnseenAtRisk), 0.4, 0.8 },
        };

    [Theory]
    [MemberData(nameof(MeasuredSets))]
    public void Find_OnAMeasuredSet_KeepsItsRecallAndPrecision(string set, double leastRecall, double leastPrecision)
    {
        var (atRisk, notAtRisk) = set switch
        {
            nameof(TuningSentences) => (TuningSentences.AtRisk, TuningSentences.NotAtRisk),
            nameof(HeldOutSentences.AtRisk) => (HeldOutSentences.AtRisk, HeldOutSentences.NotAtRisk),
            nameof(HeldOutSentences.ObliqueAtRisk) => (HeldOutSentences.ObliqueAtRisk, HeldOutSentences.ObliqueNotAtRisk),
            nameof(UnseenSentences.LastAtRisk) => (UnseenSentences.LastAtRisk, UnseenSentences.LastNotAtRisk),
            _ => (UnseenSentences.UnseenAtRisk, UnseenSentences.UnseenNotAtRisk),
        };

        var missed = atRisk.Where(text => SafeguardingReader.Find(text).Count == 0).ToList();
        var raised = notAtRisk.Where(text => SafeguardingReader.Find(text).Count > 0).ToList();

        var hits = atRisk.Count - missed.Count;
        var (recall, precision) = ((double)hits / atRisk.Count, (double)hits / (hits + raised.Count));
        TestContext.Current.SendDiagnosticMessage($"{set}: recall {recall:P1}, precision {precision:P1}");
        Assert.True(recall >= leastRecall, $"recall {recall:P1}: missed\n{string.Join('\n', missed)}");
        Assert.True(precision >= leastPrecision, $"precision {precision:P1}: raised\n{string.Join('\n', raised)}");
    }

    [Fact]
    public void Find_InALetter_GivesOnlyTheWordsThatRaisedIt()
    {
        const string Text = "The plan should do more on domestic abuse. My husband hits me. I want more patrols.";

        var found = SafeguardingReader.Find(Text);

        Assert.NotEmpty(found);
        Assert.All(
            found,
            span =>
                Assert.InRange(span.Start, Text.IndexOf("My", StringComparison.Ordinal), Text.IndexOf("I want", StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\uD800'-")]
    [InlineData("my ")]
    [InlineData("he hits me ")]
    [InlineData("scared scared to to ")]
    public void Find_HostileText_IsReadWithoutThrowing(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 20_000));

        Assert.All(SafeguardingReader.Find(text), span => Assert.InRange(span.End, span.Start + 1, text.Length));
    }
}
