namespace ConsultationIntake.Web.Form;

/// <summary>How much may be added to a response.</summary>
internal static class Uploads
{
    internal const int MaxFiles = 10;
    internal const long MaxBytesTogether = 25 * 1024 * 1024;
}
