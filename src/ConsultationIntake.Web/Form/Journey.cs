using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions.Drafts;

namespace ConsultationIntake.Web.Form;

/// <summary>Which pages there are, and in which order.</summary>
internal static class Journey
{
    internal const string Files = "files";
    internal const string Contact = "contact";
    internal const string Check = "check";
    internal const string Later = "later";
    internal const string Sent = "sent";
    internal const string Copy = "copy";
    internal const string Equality = "equality";

    /// <summary>The pages before the answers are checked. Answering for an organisation brings one more.</summary>
    internal static List<Step> Of(Consultation consultation, Draft draft)
    {
        var steps = consultation.Questions.Select(question => new Step(question.Id, question)).ToList();
        if (consultation.Form.Files)
            steps.Add(new(Files));
        if (consultation.Form.AboutYou)
        {
            steps.Add(new(DraftFields.Capacity));
            if (draft.Field(DraftFields.Capacity) == DraftFields.AnOrganisation)
            {
                steps.Add(new(DraftFields.Organisation));
            }
            else
            {
                steps.Add(new(DraftFields.Area));
                steps.Add(new(DraftFields.Victim));
            }
        }

        if (consultation.Form.AskToPublish)
            steps.Add(new(DraftFields.Publish));
        steps.Add(new(Contact));
        return steps;
    }

    /// <summary>Any page there may be, also one that the answers so far do not lead to.</summary>
    internal static Step? Find(Consultation consultation, string page) =>
        consultation.Questions.FirstOrDefault(question => question.Id == page) is { } question ? new(page, question)
        : page == Contact || (page == Files && consultation.Form.Files) ? new(page)
        : page == DraftFields.Publish && consultation.Form.AskToPublish ? new(page)
        : consultation.Form.AboutYou && page is DraftFields.Capacity or DraftFields.Organisation or DraftFields.Area or DraftFields.Victim
            ? new(page)
        : null;

    internal static string After(Consultation consultation, Draft draft, string page)
    {
        var steps = Of(consultation, draft);
        var at = PlaceOf(steps, page);
        return at >= 0 && at + 1 < steps.Count ? steps[at + 1].Page : Check;
    }

    /// <summary>The page before, or null on the first.</summary>
    internal static string? Before(Consultation consultation, Draft draft, string page)
    {
        var steps = Of(consultation, draft);
        if (page == Check)
            return steps[^1].Page;
        var at = PlaceOf(steps, page);
        return at > 0 ? steps[at - 1].Page : null;
    }

    private static int PlaceOf(List<Step> steps, string page) => steps.FindIndex(step => step.Page == page);
}
