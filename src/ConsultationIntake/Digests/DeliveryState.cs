namespace ConsultationIntake.Digests;

public enum DeliveryState
{
    Pending,

    /// <summary>A host began to hand it over. If that host died, whether the copy went out is not known.</summary>
    Sending,
    Sent,
    Refused,

    /// <summary>All of it was handed over and nothing said whether it was taken. It is not sent again.</summary>
    Unknown,
}
