namespace ConsultationIntake.Submissions.NearCopies;

/// <summary>Campaigns that may be what a text copies, the likeliest first, and the moment of the index they were read at.</summary>
/// <param name="Campaigns">By keys shared with the text, most first; then by copies, most first; then by id.</param>
/// <param name="IndexVersion">Changes whenever a campaign is started in the consultation. Opaque.</param>
public sealed record CampaignCandidates(IReadOnlyList<Campaign> Campaigns, string IndexVersion);
