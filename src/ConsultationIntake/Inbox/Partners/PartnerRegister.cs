using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Inbox.Partners;

/// <summary>Who has answered and who has not.</summary>
/// <param name="Lines">Every expected partner: those that have not answered first, then those that have yet to agree their response, then
/// by name.</param>
public sealed record PartnerRegister(IReadOnlyList<PartnerLine> Lines)
{
    public static PartnerRegister Empty { get; } = new([]);

    /// <summary>Everything that expected partners sent, however it came.</summary>
    public IReadOnlyList<SubmissionSummary> Letters { get; init; } = [];

    public int Answered => Lines.Count(line => line.HasAnswered);

    public int Awaited => Lines.Count - Answered;

    /// <summary>Responses that say they are from an expected partner, for staff to confirm; of each partner the newest.</summary>
    public IReadOnlyList<SubmissionSummary> Claims { get; init; } = [];

    /// <param name="letters">The letters of each partner, newest first.</param>
    /// <param name="committeeDates">The dates that letters themselves name.</param>
    /// <param name="claims">How many responses say that they are from a partner.</param>
    /// <param name="heard">Partners that have written something which is no response.</param>
    /// <param name="reminded">When partners were last reminded.</param>
    /// <param name="waiting">By partner, the message that is proven to be theirs and waits for staff.</param>
    /// <param name="claiming">By partner, the message that only says it is theirs and waits for staff.</param>
    /// <param name="now">So that nobody is reminded twice in a day.</param>
    public static PartnerRegister Of(
        Consultation consultation,
        IReadOnlyDictionary<string, IReadOnlyList<SubmissionSummary>> letters,
        IReadOnlyDictionary<SubmissionReference, DateOnly> committeeDates,
        IReadOnlyDictionary<string, long> claims,
        IReadOnlySet<string> heard,
        IReadOnlyDictionary<string, DateTimeOffset> reminded,
        IReadOnlyDictionary<string, string> waiting,
        IReadOnlyDictionary<string, string> claiming,
        DateTimeOffset now
    )
    {
        var closing = consultation.Window.LocalDate(consultation.Window.Closes);
        PartnerLine Line(ExpectedPartner partner)
        {
            var own = letters.GetValueOrDefault(partner.Id) ?? [];
            var standing = own.Where(letter => letter.Standing is Standing.Current or Standing.Provisional or Standing.Ratified).ToList();
            var letter = standing.FirstOrDefault();
            var offered = own.FirstOrDefault(one => one.Standing == Standing.OfferedAsVersion);
            var state = StateOf(partner, letter ?? offered, heard.Contains(partner.Id));
            var committee =
                letter is not null && committeeDates.TryGetValue(letter.Reference, out var named) ? named : partner.CommitteeDate;
            return new PartnerLine
            {
                Id = partner.Id,
                Name = partner.Name,
                Kind = partner.Kind,
                State = state,
                Invited = partner.Invited,
                Letter = letter?.Reference,
                AnsweredAt = letter?.ReceivedAt,
                Offered = offered?.Reference,
                Claims = claims.GetValueOrDefault(partner.Id),
                CommitteeDate = committee,
                CommitteeAfterClosing = committee > closing && state != PartnerState.Ratified,
                RemindedAt = reminded.TryGetValue(partner.Id, out var at) ? at : null,
                RemindedToday = reminded.TryGetValue(partner.Id, out var last) && now - last < SendReminder.OnceADay,
                WaitingMail = waiting.GetValueOrDefault(partner.Id),
                ClaimingMail = claiming.GetValueOrDefault(partner.Id),
                HasAddress = partner.Emails.Count > 0,
            };
        }

        return new PartnerRegister([
            .. consultation
                .ExpectedPartners.Select(Line)
                .OrderBy(line => line.HasAnswered)
                .ThenBy(line => line.IsSettled)
                .ThenBy(line => line.Name, StringComparer.OrdinalIgnoreCase),
        ])
        {
            Letters = [.. letters.Values.SelectMany(own => own)],
        };
    }

    private static PartnerState StateOf(ExpectedPartner partner, SubmissionSummary? letter, bool heard) =>
        letter?.Standing switch
        {
            Standing.Ratified => PartnerState.Ratified,
            Standing.Provisional => PartnerState.Provisional,
            not null => PartnerState.Answered,
            null when heard => PartnerState.Acknowledged,
            null => partner.Invited is null ? PartnerState.None : PartnerState.Invited,
        };
}
