using ConsultationIntake.Consultations;
using ConsultationIntake.Contracts;
using ConsultationIntake.Exports;
using ConsultationIntake.Imports;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Tests.Exports;

/// <summary>Nothing that a respondent wrote is missing in the table of responses.</summary>
public sealed class ResponsesTableTests
{
    public static TheoryData<Channel> Channels => [.. Enum.GetValues<Channel>()];

    [Theory]
    [MemberData(nameof(Channels))]
    public void EveryWord_StandsInExactlyOneColumn(Channel channel)
    {
        // An answer to a question, one to a question that was dropped since, a survey's own heading, a mail, its file, what is set aside.
        var pieces = Enum.GetValues<PartKind>()
            .SelectMany(kind =>
                new[] { "views", "else", "Anything about buses?", "Notes", "body", "letter.docx" }.Select(name => (kind, name))
            )
            .Select(
                (part, i) =>
                    new SubmissionText.Piece(part.kind, part.name, $"Lane {i} is dark, and so is the way {new string('x', i + 1)}.")
            )
            .ToList();
        var response = Response(channel, SubmissionText.Compose(pieces));

        var words = Columns()
            .Where(column => column is { IsPersonal: false } && column.Name is not "subject" and not "source")
            .Select(column => column.Read(response).Text ?? "")
            .ToList();

        Assert.All(pieces, piece => Assert.Single(words, column => column.Contains(piece.Text, StringComparison.Ordinal)));
    }

    [Fact]
    public void Meeting_SaysWhatItWasAndWhere_AndWhoWasThereWhereAsked()
    {
        var response = Response(Channel.Meeting, SubmissionText.Compose([new(PartKind.Answer, "Notes", "Lamps are broken.")])) with
        {
            Subject = "For Ann Other, 07700 900123",
            Facts = new Dictionary<string, string>
            {
                [MeetingFacts.Title] = "Youth forum",
                [MeetingFacts.Place] = "Town Hall",
                [MeetingFacts.Present] = "Ann Other",
                [SheetCheck.SourceFact] = "survey.csv, row 2",
            },
        };

        var columns = Columns().ToDictionary(column => column.Name, column => column.Read(response).Text);

        Assert.Equal(("Youth forum", "Town Hall", "Ann Other"), (columns["meeting"], columns["meeting_place"], columns["meeting_present"]));
        Assert.True(Columns().Single(column => column.Name == "meeting_present").IsPersonal);
        Assert.Equal("survey.csv, row 2", columns["source"]);
        Assert.Equal("Notes:\nLamps are broken.", columns["other_answers"]);
        Assert.DoesNotContain("07700", columns["subject"], StringComparison.Ordinal);
    }

    private static IReadOnlyList<ExportColumn<Submission>> Columns() =>
        ResponsesTable.Columns(Samples.Consultation(), new SiteAddress(new Uri("https://consult.example.org")));

    private static Submission Response(Channel channel, SubmissionText text) =>
        new()
        {
            Consultation = Samples.Consultation().Slug,
            Reference = SubmissionReference.Derive("a"),
            Channel = channel,
            ReceivedAt = Samples.Noon,
            IsLate = false,
            Respondent = Respondent.Anonymous,
            Text = text,
            ContentHash = "0",
        };
}
