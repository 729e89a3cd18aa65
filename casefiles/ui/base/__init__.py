"""What every place is given: session, context, actions, navigation, notices."""
