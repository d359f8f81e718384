using ConsultationIntake.Points;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Tests.Points;

/// <summary>What is certain whatever the reader was taught.</summary>
public sealed class PointFinderRuleTests
{
    [Theory]
    [InlineData("There is noise at number 5.")]
    [InlineData("More police in the evenings.")]
    [InlineData("The last bus leaves at six and the shelter is smashed.")]
    [InlineData("Nobody came.")]
    [InlineData("Cadwch y swyddog yn y pentref.")]
    public void Find_ShortAnswerToAQuestion_IsAPoint(string answer)
    {
        var text = SubmissionText.Compose([new(PartKind.Answer, "views", answer, "What do you think of the plan?")]);

        Assert.Single(PointFinder.Find(text, plan: null).Points);
    }

    [Fact]
    public void Find_ItemsUnderTheOfficesResponse_AreItsVerdicts()
    {
        var verdicts = Verdicts(
            "Panel comment\n\nNine objectives are too many.\n\nPCC response\n\n1. It has been cut to six.\n\n2. Partners are on page 40.\n"
        );

        Assert.Equal(["It has been cut to six.", "Partners are on page 40."], verdicts);
    }

    [Fact]
    public void Find_ColumnOfTheOfficesResponses_IsItsVerdicts()
    {
        Assert.Equal(
            ["It is on page 4. See there."],
            Verdicts("Issue\tComment\tOPCC response\nNoise\tNothing is said of noise at night.\tIt is on page 4. See there.\n")
        );
    }

    [Fact]
    public void Find_ColumnOfOurView_HoldsNoVerdict()
    {
        Assert.Empty(
            Verdicts("| Issue | Our view |\n| Underpass | It is full of needles |\n| Bus | Fireworks are thrown at it every evening |\n")
        );
    }

    [Fact]
    public void Find_QuotationSetApartOverParagraphs_IsNotTheRespondentsOwnView()
    {
        const string Words =
            "We suggest:\n\n\u2018Keeping people safe\n\nI will answer their letters within a month.\n\n"
            + "I value their work.\u2019\n\nPlease name the chairs.\n";

        var points = Find(Words);

        Assert.DoesNotContain(
            points,
            point => point.Kind == PointKind.OwnView && point.Span.Of(Words).Contains("letters", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Find_ThePlansOwnWords_AreAnEcho()
    {
        const string Words = "We will put a named officer in every neighbourhood by spring.";

        var found = PointFinder.Find(
            SubmissionText.Compose([new(PartKind.Attachment, "letter", Words)]),
            PlanText.From("We will put a **named officer** in every neighbourhood by spring.")
        );

        Assert.Equal(PointKind.PlanEcho, Assert.Single(found.Points).Kind);
    }

    private static IEnumerable<string> Verdicts(string text) =>
        Find(text).Where(point => point.Kind == PointKind.Verdict).Select(point => point.Span.Of(text));

    private static IReadOnlyList<PointSource> Find(string text) =>
        PointFinder.Find(SubmissionText.Compose([new(PartKind.Attachment, "letter", text)]), plan: null).Points;
}
