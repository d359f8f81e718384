using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Tests.Submissions;

/// <summary>What a person wrote is a point, whatever the reader took it for, where it may show somebody at risk.</summary>
public sealed class RiskSetAsideTests
{
    private const string Afraid = "Please keep this message confidential, as I am afraid of him.";

    [Theory]
    [InlineData("Hello\n\n" + Afraid + "\n\nMy former partner still comes to my door. The officers who came did not write anything down.")]
    [InlineData("Hello\n\nThe plan is good.\n\n" + Afraid)]
    [InlineData(Afraid + "\n\nRegards\nPat")]
    public void FearOnTheWayToSomethingElse_IsAPoint(string mail)
    {
        var text = SubmissionText.Compose([new(PartKind.EmailBody, "body", mail)]);
        var found = PointFinder.Find(text, null);

        var points = SubmissionReader.WithRisk(text, found);

        Assert.True(
            points.Any(point => point.Span.Of(text.Value).Contains("afraid of him", StringComparison.Ordinal)),
            string.Join('\n', found.Ledger.Passages.Select(passage => $"{passage.SetAside} {passage.Span.Of(text.Value)}"))
        );
    }
}
