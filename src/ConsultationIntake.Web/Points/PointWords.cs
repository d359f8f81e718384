using ConsultationIntake.Consultations;
using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Reports;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Web.Points;

/// <summary>What staff read of a point's facts.</summary>
internal static class PointWords
{
    /// <summary>So many points, in words.</summary>
    internal static string Count(long points) => Numbers.Of(points, "point", "points");

    internal static string Of(Stance stance) => ReportText.In(Languages.English).Stances[stance];

    internal static string Of(PointKind kind) =>
        kind switch
        {
            PointKind.OwnView => "The sender's own view",
            PointKind.PlanEcho => "The plan's own words",
            PointKind.ProposedWording => "Wording proposed for the plan",
            PointKind.Verdict => "An officer's answer",
            PointKind.ThirdPartyView => "A view passed on",
            _ => throw new NotSupportedException($"The kind {kind} has no words."),
        };

    internal static string Of(DecisionState state) =>
        state switch
        {
            DecisionState.Undecided => "Not decided",
            DecisionState.Drafted => "Decision drafted",
            DecisionState.Decided => "Decided",
            DecisionState.InDecidedConcern => "Decided with its concern",
            _ => throw new NotSupportedException($"The state {state} has no words."),
        };

    internal static string Of(FlagState state) =>
        state switch
        {
            FlagState.New => "New",
            FlagState.Seen => "Seen",
            FlagState.Referred => "Referred",
            FlagState.NoConcern => "No concern",
            _ => throw new NotSupportedException($"The state {state} has no words."),
        };

    /// <summary>The look of a flag: what nobody has answered is alarming, what was answered is not.</summary>
    internal static string MarkOf(FlagState state) => state is FlagState.New or FlagState.Seen ? "mark alarm" : "mark";

    internal static string Of(RespondentKind kind) =>
        kind switch
        {
            RespondentKind.Person => "People",
            RespondentKind.Organisation => "Other organisations",
            RespondentKind.Partner => "Expected partners",
            _ => throw new NotSupportedException($"The respondent {kind} has no words."),
        };

    internal static string Of(Standing standing) =>
        standing switch
        {
            Standing.Current => "Stands",
            Standing.Provisional => "Provisional",
            Standing.Ratified => "Ratified",
            Standing.OfferedAsVersion => "On offer as a version",
            Standing.Superseded => "Replaced",
            Standing.Withdrawn => "Withdrawn",
            _ => throw new NotSupportedException($"The standing {standing} has no words."),
        };

    internal static string Of(Channel channel) => ReportText.In(Languages.English).Channels[channel];

    internal static string Of(SetAsideReason reason) =>
        reason switch
        {
            SetAsideReason.Greeting => "Greeting",
            SetAsideReason.Signature => "Signature",
            SetAsideReason.Disclaimer => "Disclaimer",
            SetAsideReason.QuotedMail => "Earlier mail, quoted",
            SetAsideReason.Heading => "Heading",
            SetAsideReason.WhoWeAre => "Who they are",
            SetAsideReason.HowWeConsulted => "How they consulted",
            SetAsideReason.CommitteePaper => "Committee paper",
            SetAsideReason.AboutThePlan => "What the plan says",
            SetAsideReason.IntroducesAList => "Introduces what follows",
            SetAsideReason.PageFurniture => "Page furniture",
            SetAsideReason.NoComment => "No comment",
            SetAsideReason.Choice => "An option chosen",
            SetAsideReason.Layout => "Layout",
            SetAsideReason.NotRead => "Not read",
            SetAsideReason.MarginComment => "Comment in the margin",
            SetAsideReason.PageHeader => "Page header or footer",
            _ => throw new NotSupportedException($"The reason {reason} has no words."),
        };

    internal static string Of(ActionRefusal why) =>
        why switch
        {
            ActionRefusal.NoSuchPoint => "That point is no longer there: somebody joined it to another or set it aside.",
            ActionRefusal.NoSuchTheme => "This consultation has no such theme.",
            ActionRefusal.NoSuchOutcome => "Choose what was done with the point.",
            ActionRefusal.NoSuchPlanSection => "The draft plan has no such section.",
            ActionRefusal.NoSuchEntry => "That was undone already.",
            ActionRefusal.ReasonNeeded => "Say why: it stays in the history.",
            ActionRefusal.ReferralNeeded => "Say to whom it was referred, and on which day.",
            ActionRefusal.FlagInTheWay => "It carries a safeguarding flag that has to be answered first, or none to answer.",
            ActionRefusal.FlagOfSomebodyElse => "Whoever raised the flag can take it back; anybody can answer it.",
            ActionRefusal.NotFreeWords => "Those words are a point's already, or there are none.",
            ActionRefusal.NothingToSplit => "There would be nothing on one side.",
            ActionRefusal.NothingBefore => "There is no point before it in this response.",
            ActionRefusal.BuiltUpon => "Later work rests on it. Undo that first.",
            ActionRefusal.DecidedWithConcern =>
                "It is decided with its concern. Change what the concern decides, or take the point out of it.",
            ActionRefusal.TextNeeded => "Write something first.",
            _ => throw new NotSupportedException($"The refusal {why} has no words."),
        };
}
