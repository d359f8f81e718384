namespace ConsultationIntake.AzureStorage;

internal static class Keys
{
    /// <summary>Whatever a name holds, in characters that a row's key may hold.</summary>
    internal static string Escaped(string name) => Uri.EscapeDataString(name).Replace('%', '=');
}
