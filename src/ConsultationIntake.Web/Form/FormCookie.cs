namespace ConsultationIntake.Web.Form;

/// <summary>The one cookie of the form.</summary>
internal static class FormCookie
{
    internal const string Name = "form";
}
