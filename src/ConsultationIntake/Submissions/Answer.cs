namespace ConsultationIntake.Submissions;

/// <summary>What a respondent wrote, and to which question: the id of one of the consultation's, or their own words for it.</summary>
public sealed record Answer(string Question, string Text);
