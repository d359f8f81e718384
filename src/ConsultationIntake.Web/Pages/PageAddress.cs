namespace ConsultationIntake.Web.Pages;

/// <summary>Addresses of our own pages, put together.</summary>
internal static class PageAddress
{
    /// <summary>The address with this in its query, in place of what it said there under the same name.</summary>
    /// <param name="value">Needs no escaping.</param>
    internal static string With(string address, string name, string value)
    {
        var (path, query) = address.IndexOf('?', StringComparison.Ordinal) is var at and >= 0
            ? (address[..at], address[(at + 1)..])
            : (address, "");
        var kept = query
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => !pair.StartsWith($"{name}=", StringComparison.Ordinal));
        return $"{path}?{string.Join('&', kept.Append($"{name}={value}"))}";
    }
}
