using ConsultationIntake.Consultations;

namespace ConsultationIntake.Exports;

/// <summary>What the values of columns mean, and who may be named in them.</summary>
internal static class ExportWords
{
    internal const string Moment = "moment, in the consultation's zone";
    internal const string Day = "day";
    internal const string Count = "whole number";
    internal const string YesNo = "yes; no";
    internal const string Reference = "reference, such as KVE-TTD-TJ6";

    internal const string Channel =
        "form: the web form; api: another system; partner: a partner's own system; email: a mail; import: a "
        + "file brought in by staff; paper: on paper, typed by staff; meeting: said at a meeting, as staff "
        + "wrote it down";

    internal const string Whose =
        "ownView: the sender's own; planEcho: the plan's own words; proposedWording: wording proposed for the "
        + "plan; verdict: an officer's answer; thirdPartyView: a view passed on";

    internal const string Stance = "supports: in favour; opposes: critical; mixed: both; asks: asks for something; neutral: takes no side";

    internal const string Decision =
        "undecided; drafted: written and not agreed; decided; inDecidedConcern: decided with the concern it belongs to";

    internal const string Capacity = "myself: for themselves; organisation: for an organisation; empty: not asked";

    internal const string TheOrganisation =
        "The organisation that answers: an expected partner, or one that says it is another; empty where it only says it is an "
        + "expected partner";

    internal const string PartnerClaim = "The expected partner it says it is from, which staff have yet to confirm";

    internal const string PartnerId = "id in consultation.json";

    internal const string Victim = "yes; no; prefer-not-to-say; empty: not asked";

    internal const string Flag =
        "new; seen; referred: passed on to whoever can help; noConcern: answered, nobody is at risk; empty: never flagged";

    internal static string Outcomes(Consultation consultation) =>
        string.Join("; ", consultation.Outcomes.Select(outcome => $"{outcome.Code}: {outcome.Title.English}"));

    internal static string Themes(Consultation consultation) =>
        $"codes with ; between. {string.Join("; ", consultation.Themes.All.Select(theme => $"{theme.Code}: {theme.Title.English}"))}";

    internal static string? OutcomeTitle(Consultation consultation, string? code) =>
        code is null ? null : consultation.Outcomes.FirstOrDefault(outcome => outcome.Code == code)?.Title.English ?? code;

    internal static ExpectedPartner? Partner(Consultation consultation, string? id) =>
        id is null ? null : consultation.ExpectedPartners.FirstOrDefault(partner => partner.Id == id);

    internal static DateTimeOffset Local(Consultation consultation, DateTimeOffset moment) => consultation.Window.InZone(moment);
}
