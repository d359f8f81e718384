using ConsultationIntake.Consultations;

namespace ConsultationIntake.Web.Form;

/// <summary>One page of the form: a question of the consultation's, or one of ours.</summary>
/// <param name="Page">Its name in the address.</param>
/// <param name="Question">The question, where the page is the consultation's own.</param>
public sealed record Step(string Page, Question? Question = null);
