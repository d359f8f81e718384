using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Tests.Reading.Judgement;

/// <summary>A few words may be all that somebody wrote: none of them is a heading, a page's furniture or a paper's procedure.</summary>
public sealed class FewWordsTests
{
    [Theory]
    [InlineData("Reopen the front counter")]
    [InlineData("Nobody ever picks up the phone")]
    [InlineData("Stop moving our PCSO")]
    [InlineData("Street lights off at midnight = mugged")]
    [InlineData("Girls are followed home here")]
    [InlineData("More dogs, fewer drones")]
    [InlineData("the online form is useless")]
    [InlineData("KEEP THE MOUNTED SECTION")]
    public void Find_AMailOfOneShortLine_IsAPointOrNeedsALook(string line)
    {
        Assert.NotEmpty(PointsOf(PartKind.Answer, line));
        Assert.All(
            [line, $"Hello\n\n{line}\n\nPat", $"{line}\nPat Moss"],
            mail =>
            {
                var text = SubmissionText.Compose([new(PartKind.EmailBody, "body", mail)]);
                var found = PointFinder.Find(text, plan: null);
                Assert.True(
                    found.Points.Any(point => point.Span.Of(text.Value).Contains(line, StringComparison.Ordinal))
                        || NeedsLook.ReasonsOf(text, found.Ledger.Passages).Contains(SubmissionMarks.NoPoint),
                    $"{mail}: {string.Join(", ", found.Ledger.Passages)}"
                );
            }
        );
    }

    [Theory]
    [InlineData(PartKind.Answer, "Hello, my street is used as a rat run.", "my street is used as a rat run.")]
    [InlineData(PartKind.Answer, "Dear Sir or Madam, treat deaf people fairly.", "treat deaf people fairly.")]
    [InlineData(PartKind.EmailBody, "Hi Sam, the tip is never watched. Yours, Jo", "the tip is never watched.")]
    [InlineData(PartKind.EmailBody, "Annwyl Gomisiynydd, does neb yn ateb y ffôn.", "does neb yn ateb y ffôn.")]
    public void Find_AViewBehindASalutationOnItsLine_BeginsAfterIt(PartKind kind, string text, string point)
    {
        Assert.Contains(PointsOf(kind, text), found => found.StartsWith(point, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Good lighting, good sight lines and a bench would do.")]
    [InlineData("Hi-vis jackets, please.")]
    public void Find_WordsThatOnlyLookLikeASalutation_StayInTheirSentence(string text)
    {
        Assert.Equal([text], PointsOf(PartKind.Answer, text));
    }

    private static string[] PointsOf(PartKind kind, string words)
    {
        var text = SubmissionText.Compose([new(kind, "part", words)]);
        return [.. PointFinder.Find(text, plan: null).Points.Select(point => point.Span.Of(text.Value))];
    }
}
