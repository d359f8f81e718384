namespace ConsultationIntake.Web.Replies;

/// <summary>A reply that was chosen to be sent, as the page that asks once more names it.</summary>
/// <param name="Id">The partner's id, or the reference of the response.</param>
/// <param name="Name">Whose it is, for staff.</param>
/// <param name="Link">Where what it says can be read.</param>
/// <param name="Says">Where it goes, or why it cannot; or null.</param>
public sealed record ChosenReply(string Id, string Name, string Link, string? Says);
