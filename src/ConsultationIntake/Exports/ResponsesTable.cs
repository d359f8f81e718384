using ConsultationIntake.Consultations;
using ConsultationIntake.Imports;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;

namespace ConsultationIntake.Exports;

/// <summary>One row a response, its answers in columns.</summary>
internal static class ResponsesTable
{
    internal const string Name = "responses";

    internal static IReadOnlyList<ExportColumn<Submission>> Columns(Consultation consultation, SiteAddress site) =>
        [
            Of("response", "The response, for good", response => response.Reference.ToString()) with
            {
                Values = ExportWords.Reference,
            },
            new("received", "When it came", response => PointsTable.Moment(consultation, response.ReceivedAt))
            {
                Values = ExportWords.Moment,
                Width = 18,
            },
            new("late", "Whether it came after the closing time", response => ExportValue.Whether(response.IsLate))
            {
                Values = ExportWords.YesNo,
                Width = 6,
            },
            new("channel", "How it came", response => ExportValue.Code<Channel>(response.Channel)) { Values = ExportWords.Channel },
            Of("language", "The language it is written in", response => response.LanguageOfText) with
            {
                Values = "ISO 639-1",
                Width = 9,
            },
            Of("form_language", "The language the form was used in, and its sender is written to in", response => response.Language) with
            {
                Values = "ISO 639-1",
                Width = 9,
            },
            new("status", "How far the machine has read it", response => ExportValue.Code<SubmissionStatus>(response.Status))
            {
                Values = "waiting; tagged: read and split into points; failed",
            },
            new("standing", "Whether it stands as its sender's word", response => ExportValue.Code<Standing>(response.Standing))
            {
                Values =
                    "current: the ordinary case; provisional: a committee has yet to agree it; ratified: agreed; "
                    + "offeredAsVersion: may replace an earlier letter, not counted yet; superseded; withdrawn",
            },
            Of("organisation", ExportWords.TheOrganisation, response => response.Sender.NameIn(consultation)) with
            {
                Width = 28,
            },
            Of("partner", "The expected partner it is proven to be from", response => response.Partner) with
            {
                Values = "id in consultation.json",
            },
            Of("partner_claim", ExportWords.PartnerClaim, response => response.Sender.ClaimIn(consultation)?.Id) with
            {
                Values = ExportWords.PartnerId,
            },
            Of("answers_for", "For whom the sender answers", response => Fact(response, DraftFields.Capacity)) with
            {
                Values = ExportWords.Capacity,
            },
            Of("area", "The postcode district the sender gave", response => Fact(response, DraftFields.Area)),
            Of(
                "victim",
                "Whether the sender was a victim of crime in the last 12 months",
                response => Fact(response, DraftFields.Victim)
            ) with
            {
                Values = ExportWords.Victim,
            },
            Number("points", "Its points as they stand", response => response.Work.Points.Count),
            Number(
                "own_points",
                "Of those, its sender's own views",
                response => response.Work.Points.Count(point => point.Kind == PointKind.OwnView)
            ),
            Number(
                "decided_points",
                "Of its sender's own views, those that are decided",
                response =>
                    response.Work.Points.Count(point =>
                        point
                            is {
                                Kind: PointKind.OwnView,
                                DecisionState: Submissions.StaffWork.DecisionState.Decided
                                    or Submissions.StaffWork.DecisionState.InDecidedConcern
                            }
                    )
            ),
            Number("characters", "Characters of its text", response => response.Text.Value.Length),
            Number(
                "characters_in_points",
                "Of those, in points; all others are set aside with a reason",
                response => response.Work.Points.Sum(point => point.Span.Length)
            ),
            new("themes", "The themes of its sender's own views", response => ExportValue.Of(SubmissionSummary.Of(response).Themes))
            {
                Values = ExportWords.Themes(consultation),
            },
            new(
                "safeguarding",
                "Whether a point of it may show a person at risk and is not answered yet",
                response => ExportValue.Whether(SubmissionSummary.Of(response).Safeguarding)
            )
            {
                Values = ExportWords.YesNo,
            },
            new("marks", "What staff should know of it", response => ExportValue.Of(response.Marks))
            {
                Values = $"codes with ; between. {CodeWords.Of(CodeWords.Marks)}",
            },
            Number("files", "Files that came with it", response => response.Files.Count),
            Of("campaign", "The campaign it is a copy of", response => response.Campaign) with
            {
                Values = "the campaign's id",
            },
            Of("given_to", "The member of staff it is given to", response => response.Work.AssignedTo),
            .. consultation.Questions.SelectMany(AnswersTo),
            Of(
                "other_text",
                "Mails and files, personal data taken out",
                response => ResponseWords.In(response, consultation, WordsColumn.MailOrFile)
            ) with
            {
                Width = 60,
            },
            Of("link", "The response, for staff", response => $"{site.Staff(consultation.Slug)}/{response.Reference}") with
            {
                Values = "address",
            },
            Of("text_in_full", "Everything that was said, nothing taken out", response => response.Text.Value) with
            {
                IsPersonal = true,
                Width = 80,
            },
            Of(
                "organisation_given",
                "Any organisation the sender names, their own among them",
                response => response.Respondent.Organisation
            ) with
            {
                IsPersonal = true,
            },
            Of("name", "The sender's name", response => response.Respondent.Name) with
            {
                IsPersonal = true,
            },
            Of("email", "The sender's email address", response => response.Respondent.Email) with
            {
                IsPersonal = true,
            },
            Of(
                "other_answers",
                "Answers to questions that the consultation does not ask, each below what it is called, personal data taken out",
                response => ResponseWords.In(response, consultation, WordsColumn.OtherAnswer)
            ) with
            {
                Width = 60,
            },
            Of(
                "set_aside_text",
                "What came with a mail and is none of its words: quoted mail, a signature, a disclaimer; personal data taken out",
                response => ResponseWords.In(response, consultation, WordsColumn.SetAside)
            ) with
            {
                Width = 40,
            },
            Of("subject", "The mail's subject, personal data taken out", response => PointsTable.Redacted(response.Subject)) with
            {
                Width = 28,
            },
            Of(
                "source",
                "The file that staff brought it in with, and the row there",
                response => PointsTable.Redacted(Fact(response, SheetCheck.SourceFact))
            ),
            Of("publish", "Whether its sender agreed that it is published", response => Fact(response, DraftFields.Publish)) with
            {
                Values = "named: with the organisation's name; anonymous: without a name; no; empty: not asked",
            },
            new(
                "wants_reply",
                "Whether its sender asked to be told what was done with it",
                response => ExportValue.Whether(Fact(response, DraftFields.Reply) == DraftFields.Yes)
            )
            {
                Values = ExportWords.YesNo,
            },
            Of(
                "meeting",
                "What the meeting was whose notes it is, personal data taken out",
                response => PointsTable.Redacted(Fact(response, MeetingFacts.Title))
            ) with
            {
                Width = 28,
            },
            Of(
                "meeting_place",
                "Where that meeting was, personal data taken out",
                response => PointsTable.Redacted(Fact(response, MeetingFacts.Place))
            ),
            Of("meeting_present", "Who was at that meeting, as staff wrote it down", response => Fact(response, MeetingFacts.Present)) with
            {
                IsPersonal = true,
                Width = 40,
            },
        ];

    /// <summary>The answer in words, and beside it for a question with options what is the same in every language.</summary>
    private static IEnumerable<ExportColumn<Submission>> AnswersTo(Question question)
    {
        yield return Of(
            $"answer_{question.Id}",
            $"The answer to: {question.Text.English}",
            response => ResponseWords.In(response, question)
        ) with
        {
            Values =
                question.Options.Count > 0
                    ? $"what was chosen, in the form's language: {string.Join("; ", question.Options.Select(option => option.English))}"
                    : "text, personal data taken out",
            Width = 40,
        };
        if (question.Options.Count == 0)
            yield break;
        yield return new(
            $"answer_{question.Id}_option",
            $"The number of what was chosen in answer to: {question.Text.English}",
            response => Chosen(question, response)
        )
        {
            Values = string.Join("; ", question.Options.Select((option, i) => $"{i + 1}: {option.English}")),
            Width = 8,
        };
    }

    private static ExportValue Chosen(Question question, Submission response)
    {
        var answers = response.Text.Parts.Where(part => part.Name == question.Id).Select(part => part.Span.Of(response.Text.Value));
        return ChosenOptions.In(question, string.Join('\n', answers)) switch
        {
            [] => default,
            [var one] => ExportValue.Of((long?)one),
            var several => ExportValue.Of(string.Join("; ", several)),
        };
    }

    private static string? Fact(Submission response, string name) => response.Facts.GetValueOrDefault(name);

    private static ExportColumn<Submission> Of(string name, string meaning, Func<Submission, string?> read) =>
        new(name, meaning, response => ExportValue.Of(read(response)));

    private static ExportColumn<Submission> Number(string name, string meaning, Func<Submission, int> read) =>
        new(name, meaning, response => ExportValue.Of(read(response))) { Values = ExportWords.Count, Width = 10 };
}
