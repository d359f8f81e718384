using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Judgement;
using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Tests.Reading;

/// <summary>Where a text turns to another matter.</summary>
public sealed class DriftTests
{
    [Fact]
    public void SentenceOnTheSameMatter_IsNearerThanOneOnAnother()
    {
        var drift = DriftOf(
            "The bus shelter was smashed by vandals in June. The broken glass and graffiti were left for weeks. "
                + "Victims of domestic abuse wait a year for their trial."
        );

        Assert.True(drift.ToBefore(1) > drift.ToBefore(2), $"{drift.ToBefore(1)} and {drift.ToBefore(2)}");
        Assert.True(drift.ToBlock(2) < drift.ToBefore(1));
    }

    [Fact]
    public void FirstSentenceAndUnknownWords_AreNearToNothing()
    {
        var drift = DriftOf("Qwxzt vbnqp. Zzkrj ttqwv.");

        Assert.Equal([Drift.Unknown, Drift.Unknown], [drift.ToBefore(0), drift.ToBefore(1)]);
        Assert.Equal(0u, drift.Leaning(1));
    }

    private static Drift DriftOf(string text)
    {
        var whole = SubmissionText.Compose([new(PartKind.Attachment, "letter", text)]);
        var units = Unit.Of(whole.Value, TreeReader.Read(whole.Value, whole.Parts[0]));
        return Drift.Of(units, [.. units.Select(unit => UnitWords.Of(whole.Value, unit.Span))]);
    }
}
