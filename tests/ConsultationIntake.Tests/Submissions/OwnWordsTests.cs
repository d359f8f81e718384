using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions.NearCopies;

namespace ConsultationIntake.Tests.Submissions;

/// <summary>Letters are compared by what their senders wrote, and not by what came along with it.</summary>
public sealed class OwnWordsTests
{
    private const string Invitation =
        "> The Commissioner has published a draft plan for the next four years and would be glad to have your views.\n"
        + "> The draft sets four objectives and says how progress on each will be measured every quarter.";

    [Fact]
    public void Letters_ThatQuoteOneInvitation_ShareNothingToBeFoundBy()
    {
        var hill = Letter("The village hall at Hill End needs lights on its path. Please add lighting to the plan for it.", Invitation);
        var moor = Letter("Nobody has seen an officer on the moor since spring. The plan should say who covers it at night.", Invitation);

        var shared = Keys(hill).Intersect(Keys(moor));

        Assert.Empty(shared);
        Assert.NotEmpty(CopySignature.Of(hill.Value).LookupKeys.Intersect(CopySignature.Of(moor.Value).LookupKeys));
    }

    [Fact]
    public void Words_StayAtTheirPlace()
    {
        var text = Letter("Lorries park across the ford every night.", Invitation);

        var own = OwnWords.Of(text, []);

        Assert.Equal(text.Value.Length, own.Length);
        Assert.Equal("Lorries park across the ford every night.", own.Trim());
        Assert.StartsWith("Lorries", own, StringComparison.Ordinal);
    }

    [Fact]
    public void Letters_WithTheSameOwnWords_AreFoundWhateverTheyQuote()
    {
        const string Template =
            "I ask the Commissioner to keep the front counter in Mill Street open on every day of the week for all of us.";

        Assert.Equal(
            Keys(Letter(Template, Invitation)),
            Keys(Letter(Template, "> Something else was quoted here altogether, and it is long enough to count."))
        );
    }

    [Fact]
    public void Letters_ThatFillInOneForm_ShareNothingToBeFoundBy()
    {
        var hill = Form("Lights for the path at the village hall, please, and somebody to mend the gate.", "Nobody came in March.");
        var moor = Form("An officer for the moor at night. We have not seen one since the spring.", "They told us to ring the council.");

        Assert.Empty(Keys(hill).Intersect(Keys(moor)));
        Assert.NotEmpty(CopySignature.Of(hill.Value).LookupKeys.Intersect(CopySignature.Of(moor.Value).LookupKeys));
    }

    private static SubmissionText Form(string first, string second) =>
        SubmissionText.Compose([
            new SubmissionText.Piece(
                PartKind.Attachment,
                "form",
                $"""
                # Consultation on the draft Police and Crime Plan: response form for residents and their associations

                ## What would you like the Commissioner to change in the first chapter of the draft plan, and why?

                {first}

                ## What happened when you last reported something to the police, and what should have happened?

                {second}
                """
            ),
        ]);

    private static IReadOnlyList<string> Keys(SubmissionText text) =>
        CopySignature.Of(OwnWords.Of(text, PointFinder.Find(text, null).Ledger.Passages)).LookupKeys;

    private static SubmissionText Letter(string own, string quoted) =>
        SubmissionText.Compose([
            new SubmissionText.Piece(PartKind.EmailBody, "body", own),
            new SubmissionText.Piece(PartKind.SetAside, "quoted", quoted) { SetAside = SetAsideReason.QuotedMail },
        ]);
}
